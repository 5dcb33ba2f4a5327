using MathNet.Numerics.Statistics;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Core.Validations.Answers;

/// <summary>
/// An item's human answers as a few levels, as baselines learn them: each answer that was given where there are at most
/// <see cref="Most"/>, otherwise ten groups of equal size.
/// </summary>
internal sealed class AnswerLevels
{
    private const int Most = 20;
    private const int Groups = 10;

    private readonly double[] human;
    private readonly bool isOrdered;

    public AnswerLevels(ItemAnswers item)
    {
        (human, isOrdered) = (item.Human, item.Scale.IsOrdered);
        double[] known = [.. human.Where(h => !double.IsNaN(h)).Order()];
        double[] distinct = [.. known.Distinct()];
        double[] tops = distinct.Length <= Most ? distinct : [.. Enumerable.Range(1, Groups).Select(g => known.QuantileCustom((double)g / Groups, QuantileDefinition.R1)).Distinct()];
        Column = new AnswerColumn([.. human.Select(h => double.IsNaN(h) ? -1 : Array.FindIndex(tops, t => h <= t))], Math.Max(2, tops.Length), isOrdered);
    }

    public AnswerColumn Column { get; }

    /// <summary>What each level stands for: the mean of the learners' answers in it.</summary>
    public double[] Values(int[] learners)
    {
        var (sums, counts) = (new double[Column.Possibilities], new int[Column.Possibilities]);
        foreach (var i in learners)
        {
            if (Column.Levels[i] < 0) continue;
            sums[Column.Levels[i]] += human[i];
            counts[Column.Levels[i]]++;
        }
        return [.. sums.Select((s, l) => counts[l] > 0 ? s / counts[l] : double.NaN)];
    }

    /// <summary>One number for a distribution over the levels.</summary>
    /// <param name="middle">The median, which errs least; otherwise the mean. Where answers have no order, the likeliest either way.</param>
    public double Predict(double[] p, double[] values, bool middle)
    {
        if (!isOrdered) return values[Array.IndexOf(p, p.Max())];
        double sum = 0, mass = 0;
        for (var l = 0; l < p.Length; l++)
        {
            if (double.IsNaN(values[l])) continue;
            sum += p[l] * values[l];
            mass += p[l];
        }
        return middle ? Median(p, values, mass) : sum / mass;
    }

    private static double Median(double[] p, double[] values, double mass)
    {
        var below = 0.0;
        for (var l = 0; l < p.Length; l++)
        {
            if (double.IsNaN(values[l])) continue;
            below += p[l];
            if (below >= mass / 2) return values[l];
        }
        return values[^1];
    }
}
