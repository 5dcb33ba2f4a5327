using System.Runtime.InteropServices;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>B resamples of people, each as the sums of every outcome, and the intervals that can be read from them.</summary>
public sealed class PairedDraws
{
    private readonly PairedOutcomes outcomes;
    private readonly double[] values;

    internal PairedDraws(PairedOutcomes outcomes, double[] values, int count) => (this.outcomes, this.values, Count) = (outcomes, values, count);

    /// <summary>B.</summary>
    public int Count { get; }

    /// <summary>The sums of every outcome in one resample.</summary>
    public ReadOnlySpan<PairedSums> this[int draw] =>
        MemoryMarshal.Cast<double, PairedSums>(values.AsSpan(draw * outcomes.Outcomes * PairedBootstrap.Width, outcomes.Outcomes * PairedBootstrap.Width));

    /// <summary>The interval of a measure of one outcome, say <c>s => s.Correlation</c>; see <see cref="AcceleratedInterval"/>.</summary>
    /// <param name="measure">Null where the measure is not defined for the sums.</param>
    /// <returns>Null where the measure is not defined for the sample or for too many resamples.</returns>
    public Interval? Interval(int outcome, Func<PairedSums, double?> measure, double confidence = .95)
    {
        var total = outcomes.Total(outcome);
        if (measure(total) is not { } estimate) return null;
        var left = new List<double>(outcomes.Clusters);
        foreach (var cluster in outcomes.Of(outcome))
            if (cluster.Pairs > 0) left.Add(Defined(total - cluster, measure));
        var draws = new double[Count];
        for (var b = 0; b < Count; b++) draws[b] = Defined(this[b][outcome], measure);
        return AcceleratedInterval.Of(estimate, draws, CollectionsMarshal.AsSpan(left), confidence);
    }

    /// <summary>The interval of a summary of all outcomes, say the mean of their correlations.</summary>
    /// <param name="summary">Null where it is not defined for the sums of the K outcomes.</param>
    public Interval? Interval(Func<IReadOnlyList<PairedSums>, double?> summary, double confidence = .95)
    {
        PairedSums[] totals = [.. Enumerable.Range(0, outcomes.Outcomes).Select(outcomes.Total)];
        if (summary(totals) is not { } estimate) return null;
        var left = new double[outcomes.Clusters];
        var without = new PairedSums[totals.Length];
        for (var i = 0; i < left.Length; i++)
        {
            for (var k = 0; k < totals.Length; k++) without[k] = totals[k] - outcomes.Of(k)[i];
            left[i] = summary(without) ?? double.NaN;
        }
        var draws = new double[Count];
        for (var b = 0; b < Count; b++)
        {
            this[b].CopyTo(without);
            draws[b] = summary(without) ?? double.NaN;
        }
        return AcceleratedInterval.Of(estimate, draws, left, confidence);
    }

    private static double Defined(PairedSums sums, Func<PairedSums, double?> measure) => sums.Pairs > 1 ? measure(sums) ?? double.NaN : double.NaN;
}
