using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>B bootstrap draws of S statistics, and what can be read from them.</summary>
public sealed class Draws
{
    private readonly double[] values;

    internal Draws(double[] values, int statistics) => (this.values, Statistics) = (values, statistics);

    public int Statistics { get; }

    public int Count => values.Length / Statistics;

    public double this[int draw, int statistic] => values[draw * Statistics + statistic];

    /// <summary>The expanded percentile interval of one statistic; see <see cref="Expanded"/>.</summary>
    /// <param name="units">The effective number of units behind it.</param>
    public Interval? Interval(int statistic, double units, double confidence = .95) =>
        Expanded(Enumerable.Range(0, Count).Select(b => this[b, statistic]), units, confidence);

    /// <summary>The expanded percentile interval of the paired difference a − b.</summary>
    public Interval? Difference(int a, int b, double units, double confidence = .95) =>
        Expanded(Enumerable.Range(0, Count).Select(draw => this[draw, a] - this[draw, b]), units, confidence);

    /// <summary>
    /// The standard error of the paired difference a − b: SD over draws × √(n/(n−1)), which undoes the bootstrap's bias in
    /// small samples. NaN with fewer than two units.
    /// </summary>
    public double StandardError(int a, int b, double units)
    {
        double sum = 0, squares = 0;
        var count = 0;
        // Around the first difference, so that a large common level cancels.
        var origin = this[0, a] - this[0, b];
        for (var draw = 0; draw < Count; draw++)
        {
            var difference = this[draw, a] - this[draw, b] - origin;
            if (double.IsNaN(difference)) continue;
            sum += difference;
            squares += difference * difference;
            count++;
        }
        return units > 1 && count > 1 ? Math.Sqrt(Math.Max(0, squares - sum * sum / count) / (count - 1) * units / (units - 1)) : double.NaN;
    }

    /// <summary>
    /// Share of draws in which each of the statistics is the best; ties share the draw. Sums to 1. It answers "how sure is
    /// this panel", given its units, not "how sure are people".
    /// </summary>
    public double[] ProbabilityBest(IReadOnlyList<int> statistics, bool highest)
    {
        Assume.AtLeast(1, statistics.Count, "statistics");
        var wins = new double[statistics.Count];
        var sign = highest ? 1 : -1;
        for (var draw = 0; draw < Count; draw++)
        {
            var best = double.NegativeInfinity;
            foreach (var s in statistics)
                if (sign * this[draw, s] > best) best = sign * this[draw, s];
            var tied = statistics.Count(s => sign * this[draw, s] == best);
            for (var k = 0; k < wins.Length; k++)
                if (sign * this[draw, statistics[k]] == best) wins[k] += 1.0 / tied;
        }
        var total = wins.Sum();
        return total > 0 ? [.. wins.Select(w => w / total)] : wins;
    }

    /// <summary>
    /// The expanded percentile interval (Hesterberg 2015): quantiles of the draws (type 7) at α′ and 1 − α′ with
    /// α′ = Φ(−√(n/(n−1)) t_{n−1, α/2}), since plain percentiles are too narrow for small n. Null with fewer than two units.
    /// </summary>
    private static Interval? Expanded(IEnumerable<double> draws, double units, double confidence)
    {
        if (units <= 1.000001) return null;
        var sorted = draws.Where(d => !double.IsNaN(d)).Order().ToArray();
        if (sorted.Length < 2) return null;
        var t = StudentT.InvCDF(0, 1, units - 1, (1 - confidence) / 2);
        var tail = Normal.CDF(0, 1, Math.Sqrt(units / (units - 1)) * t);
        return new Interval(At(sorted, tail), At(sorted, 1 - tail));
    }

    private static double At(double[] sorted, double quantile) => SortedArrayStatistics.QuantileCustom(sorted, quantile, QuantileDefinition.R7);
}
