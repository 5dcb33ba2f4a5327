using MathNet.Numerics.Statistics;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// The symmetric bootstrap-t interval (Hall 1988): θ ± q·SE, with q the quantile over resamples of |θ* − θ| / SE*, and both
/// SE by the jackknife over clusters. It holds its level in small samples where quantiles of the resamples themselves are too
/// narrow, and costs n times as much, so that it serves up to <see cref="MostClusters"/>.
/// </summary>
internal static class StudentisedInterval
{
    public const int MostClusters = 150;

    /// <param name="counts">Per resample and cluster, how often it was drawn.</param>
    /// <param name="draws">Per resample the sums.</param>
    public static Interval? Of(PairedMeasure measure, ReadOnlySpan<PairedSums> clusters, IEnumerable<int[]> counts, ReadOnlySpan<PairedSums> draws, double confidence)
    {
        var total = default(PairedSums);
        foreach (var cluster in clusters) total += cluster;
        var estimate = measure.Number(total);
        var once = new int[clusters.Length];
        Array.Fill(once, 1);
        var error = Error(measure, clusters, once, total);
        if (double.IsNaN(estimate) || double.IsNaN(error)) return null;
        var distances = new List<double>(draws.Length);
        var b = 0;
        foreach (var drawn in counts)
        {
            var apart = Math.Abs(measure.Number(draws[b]) - estimate);
            var own = Error(measure, clusters, drawn, draws[b++]);
            var distance = apart is 0 ? 0 : apart / own;
            if (!double.IsNaN(distance)) distances.Add(distance);
        }
        if (distances.Count < (1 - AcceleratedInterval.MostUndefined) * draws.Length) return null;
        distances.Sort();
        var half = error is 0 ? 0 : error * SortedArrayStatistics.QuantileCustom([.. distances], confidence, QuantileDefinition.R7);
        return double.IsFinite(half) ? new Interval(Math.Max(measure.Least, estimate - half), Math.Min(measure.Greatest, estimate + half)) : null;
    }

    /// <summary>√((m − 1)/m Σ c_i (θ_(−i) − θ̄)²) over the m clusters in the sample; NaN where a figure without one is not defined.</summary>
    private static double Error(PairedMeasure measure, ReadOnlySpan<PairedSums> clusters, int[] counts, PairedSums total)
    {
        double m = 0, sum = 0, squares = 0, origin = double.NaN;
        for (var i = 0; i < clusters.Length; i++)
        {
            if (counts[i] is 0 || clusters[i].Pairs is 0) continue;
            var without = measure.Number(total - clusters[i]);
            if (double.IsNaN(origin)) origin = without;
            var apart = without - origin;
            m += counts[i];
            sum += counts[i] * apart;
            squares += counts[i] * apart * apart;
        }
        return m < 2 ? double.NaN : Math.Sqrt(Math.Max(0, squares - (sum * sum / m)) * (m - 1) / m);
    }
}
