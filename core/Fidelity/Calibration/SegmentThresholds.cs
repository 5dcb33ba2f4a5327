namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// A <see cref="ConformalThreshold"/> for each segment (Mondrian conformal prediction, Vovk 2003), so that 1 − α holds within
/// every segment and not only on average: twins that are worse for some people get wider sets for them.
/// </summary>
public sealed class SegmentThresholds
{
    private readonly SegmentThreshold[] thresholds;

    private SegmentThresholds(SegmentThreshold[] thresholds) => this.thresholds = thresholds;

    public int Segments => thresholds.Length;

    /// <exception cref="AssumptionException">There is no such segment.</exception>
    public SegmentThreshold this[int segment] => segment >= 0 && segment < thresholds.Length
        ? thresholds[segment]
        : throw new AssumptionException($"There is no segment {segment}; segments are counted from 0 to {thresholds.Length - 1}.");

    /// <param name="scores">One for each labelled person.</param>
    /// <param name="segments">Their segments, from 0 to K − 1.</param>
    /// <param name="count">K.</param>
    /// <param name="miss">α.</param>
    /// <param name="poolSmall">
    /// What becomes of a segment with fewer than ⌈1/α⌉ − 1 labels: refused, unless this is true. Then it gets the threshold of
    /// everybody and says so; for it alone nothing is promised.
    /// </param>
    /// <exception cref="AssumptionException">A segment has too few labels, does not exist, or a score is missing.</exception>
    public static SegmentThresholds Of(ReadOnlySpan<double> scores, ReadOnlySpan<int> segments, int count, double miss, bool poolSmall = false)
    {
        if (scores.Length != segments.Length) throw new AssumptionException($"{scores.Length} scores and {segments.Length} segments given; they must pair up.");
        Assume.AtLeast(1, count, "segments");
        var members = Enumerable.Range(0, count).Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < scores.Length; i++)
        {
            if (segments[i] < 0 || segments[i] >= count) throw new AssumptionException($"There is no segment {segments[i]}; segments are counted from 0 to {count - 1}.");
            members[segments[i]].Add(scores[i]);
        }
        int[] small = [.. Enumerable.Range(0, count).Where(s => members[s].Count < ConformalThreshold.Fewest(miss))];
        if (small.Length is 0) return new SegmentThresholds([.. members.Select(m => Own(m, miss))]);
        if (!poolSmall) throw new AssumptionException($"Segment {string.Join(", ", small)} (counted from 0) has fewer than {ConformalThreshold.Fewest(miss)} labels; collect more, merge it with one like it, or let it share everybody's threshold.");
        var everybody = ConformalThreshold.Of(scores, miss);
        return new SegmentThresholds([.. members.Select((m, s) => small.Contains(s) ? new SegmentThreshold(everybody.Value, m.Count, IsPooled: true) : Own(m, miss))]);
    }

    private static SegmentThreshold Own(List<double> scores, double miss) => new(ConformalThreshold.Of([.. scores], miss).Value, scores.Count, IsPooled: false);
}

/// <param name="Value">q̂.</param>
/// <param name="Labels">Of the segment itself.</param>
/// <param name="IsPooled">It is everybody's threshold, since the segment has too few labels of its own.</param>
public readonly record struct SegmentThreshold(double Value, int Labels, bool IsPooled);
