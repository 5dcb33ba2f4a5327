using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// The symmetric bootstrap-t interval (Hall 1988): θ ± q·SE, with q the quantile (type 6) over resamples of |θ* − θ| / SE*, and
/// both SE by the jackknife over clusters. It holds its level in small samples where quantiles of the resamples themselves are
/// too narrow, and costs n times as much, so that it serves up to <see cref="MostClusters"/>.
/// </summary>
internal static class StudentisedInterval
{
    public const int MostClusters = 400;

    /// <param name="estimate">θ and its SE.</param>
    /// <param name="draws">θ* and SE* of each resample; NaN where they are not defined.</param>
    /// <returns>Null where the estimate is not defined, or over 5 % of the resamples are not.</returns>
    public static Interval? Of((double Figure, double Error) estimate, IReadOnlyList<(double Figure, double Error)> draws, double confidence)
    {
        if (double.IsNaN(estimate.Figure) || double.IsNaN(estimate.Error)) return null;
        double[] distances = [.. draws.Select(d => Math.Abs(d.Figure - estimate.Figure) is var apart && apart is 0 ? 0 : apart / d.Error).Where(d => !double.IsNaN(d)).Order()];
        if (distances.Length < (1 - AcceleratedInterval.MostUndefined) * draws.Count) return null;
        var half = estimate.Error is 0 ? 0 : estimate.Error * SortedArrayStatistics.QuantileCustom(distances, confidence, QuantileDefinition.R6);
        return double.IsFinite(half) ? new Interval(estimate.Figure - half, estimate.Figure + half) : null;
    }
}
