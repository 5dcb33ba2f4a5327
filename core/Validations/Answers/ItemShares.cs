using System.Globalization;
using Twins.Core.Fidelity;

namespace Twins.Core.Validations.Answers;

/// <summary>How the answers of people and twins are spread over an item's possibilities.</summary>
/// <param name="Labels">Empty, as the shares, where there are too many answers to draw.</param>
/// <param name="Similarity">1 − KS; null where answers have no order.</param>
internal sealed record ItemShares(IReadOnlyList<string> Labels, double[] Human, double[] Twin, double? Similarity)
{
    private const int MostDrawn = 15;

    public static ItemShares Of(ItemAnswers item, int[] judged)
    {
        int[] whole = [.. judged.Where(item.IsWhole)];
        double[] human = [.. whole.Select(i => item.Human[i])], twin = [.. whole.Select(i => item.Twin[i])];
        double? similarity = item.Scale.IsOrdered ? 1 - SampleDistances.Kolmogorov(human, twin) : null;
        // Means of replicates lie between the points; each counts as the nearest.
        double[] points = item.Scale.Options.Count > 0 ? [.. item.Scale.Options.Select(o => o.Value)] : [.. human.Distinct().Order()];
        if (points.Length > MostDrawn) return new([], [], [], similarity);
        return new([.. item.Scale.Options.Count > 0 ? item.Scale.Options.Select(o => o.Label.Length > 0 ? o.Label : o.Id) : points.Select(p => p.ToString(CultureInfo.InvariantCulture))], Shares(human, points), Shares(twin, points), similarity);
    }

    private static double[] Shares(double[] answers, double[] points)
    {
        var counts = new double[points.Length];
        foreach (var answer in answers) counts[Array.IndexOf(points, points.MinBy(p => Math.Abs(p - answer)))]++;
        return Distributions.Normalise(counts);
    }
}
