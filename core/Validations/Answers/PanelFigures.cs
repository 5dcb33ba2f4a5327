using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Validations.Answers;

/// <summary>Do the twins as a whole answer as people do as a whole, and are they types or people?</summary>
internal sealed class PanelFigures(string check, PairedAnswers answers, int seed, List<string> notes)
{
    private const int NoiseDraws = 500;

    private readonly int[] judged = answers.Judged;

    public IEnumerable<Finding> Findings()
    {
        if (Similarity() is { } similarity) yield return similarity;
        if (Stereotypes() is { } stereotypes) yield return stereotypes;
    }

    /// <summary>Distances of samples are above 0 by chance, so that two samples of the same people stand beside them instead of an interval.</summary>
    private Finding? Similarity()
    {
        var ordered = answers.Items.Where(i => i.Scale.IsOrdered).ToList();
        if (ordered.Count is 0) return null;
        var floors = ordered.Select(Noise).ToList();
        return new Finding(check, Metric.KsSimilarity, ordered.Average(i => ItemShares.Of(i, judged).Similarity!.Value), null, new(judged.Length, "people"), $"mean of {ordered.Count} {(ordered.Count is 1 ? "item" : "items")}; instead of an interval, what two samples of the same people reach")
        {
            Ceiling = new("another sample of the same people", 1 - floors.Average(f => f.Mean), 1 - floors.Average(f => f.High)),
        };
    }

    private NoiseFloor Noise(ItemAnswers item)
    {
        int[] counts = [.. judged.Where(item.IsWhole).Select(i => item.Human[i]).GroupBy(h => h).OrderBy(g => g.Key).Select(g => g.Count())];
        return HumanNoise.Between(counts, [(a, b) => Distributions.Kolmogorov(a, b)], NoiseDraws, seed)[0];
    }

    private Finding? Stereotypes()
    {
        if (answers.Demographics.Count is 0) return null;
        var ordered = answers.Items.Where(i => i.Scale.IsOrdered).ToList();
        int[][] factors = [.. answers.Demographics.Select(d => judged.Select(i => d.Of[i]).ToArray())];
        try
        {
            var found = Stereotyping.Of([.. ordered.Select(i => Whole(i, i.Twin))], [.. ordered.Select(i => Whole(i, i.Human))], factors);
            if (found.Index is { } index) return new Finding(check, Metric.Stereotyping, index, null, new(judged.Length, "people"), $"what {string.Join(", ", answers.Demographics.Select(d => d.Name))} tell: adjusted R² {found.Humans:0.000} of people's answers, {found.Twins:0.000} of twins'; a description without an interval");
            notes.Add($"Demographics explain nothing of people's answers (adjusted R² {found.Humans:0.000}), so that no twin can be said to be a stereotype; of twins' they explain {found.Twins:0.000}.");
        }
        catch (AssumptionException e)
        {
            notes.Add($"Stereotyping cannot be told: {e.Message}");
        }
        return null;
    }

    private double[] Whole(ItemAnswers item, double[] answers) => [.. judged.Select(i => item.IsWhole(i) ? answers[i] : double.NaN)];
}
