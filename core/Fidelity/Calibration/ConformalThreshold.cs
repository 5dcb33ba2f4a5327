namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// Split conformal prediction (Vovk, Gammerman and Shafer 2005; Lei and others 2018): how strange an answer may look, by a
/// score, so that a new person's answer looks no stranger with probability 1 − α. What is in the set or interval is
/// everything whose score is at most the threshold: <see cref="ResidualScore"/>, <see cref="ChoiceScore"/>,
/// <see cref="OrdinalScore"/>.
/// </summary>
/// <remarks>
/// Holds for any predictions however bad, on average over people and over the labels it came from, where labelled and new
/// people are exchangeable. The predictions must not have been learnt from these people. It says nothing of a single
/// segment; see <see cref="SegmentThresholds"/>.
/// </remarks>
/// <param name="Value">q̂, in the unit of the scores.</param>
/// <param name="Labels">n.</param>
public readonly record struct ConformalThreshold(double Value, int Labels)
{
    /// <summary>The ⌈(n + 1)(1 − α)⌉-th smallest score: covers between 1 − α and, without ties, 1 − α + 1/(n + 1).</summary>
    /// <param name="scores">One for each of n ≥ 1/α − 1 labelled people: 19 for 95 %, 9 for 90 %.</param>
    /// <param name="miss">α, the share of people that may fall outside.</param>
    /// <exception cref="AssumptionException">Too few labels for so small a share, or a missing score.</exception>
    public static ConformalThreshold Of(ReadOnlySpan<double> scores, double miss)
    {
        Assume.Finite(scores);
        var rank = Rank(scores.Length, miss);
        if (rank > scores.Length) throw new AssumptionException($"{scores.Length} labels cannot show what holds for {1 - miss:0.###} of people; at least {Fewest(miss)} are needed.");
        var sorted = scores.ToArray();
        Array.Sort(sorted);
        return new ConformalThreshold(sorted[rank - 1], sorted.Length);
    }

    /// <summary>Labels needed for a share α: ⌈1/α⌉ − 1.</summary>
    public static int Fewest(double miss)
    {
        Assume.Share(miss, "share that may fall outside");
        return (int)Math.Ceiling((1 / miss) - 1e-9) - 1;
    }

    private static int Rank(int labels, double miss)
    {
        Assume.Share(miss, "share that may fall outside");
        // Less than rounding, so that 20 × .95 is 19 and not a little more.
        return (int)Math.Ceiling(((labels + 1) * (1 - miss)) - 1e-9);
    }
}
