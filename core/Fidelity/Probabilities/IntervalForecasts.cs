namespace Twins.Core.Fidelity.Probabilities;

/// <summary>How well intervals that were forecast hold what came true.</summary>
/// <param name="Coverage">The share of outcomes inside their interval, ends included.</param>
/// <param name="CoverageInterval">Wilson's interval of that share: does it hold the promised confidence?</param>
/// <param name="Width">The mean width, in the unit of the outcomes: of two that cover alike, the narrower is better.</param>
/// <param name="Score">
/// The interval score mean(width + 2/α · how far the outcome lies outside) (Gneiting and Raftery 2007), in the unit of the
/// outcomes; lowest for the true quantiles.
/// </param>
public readonly record struct IntervalForecasts(double Coverage, Interval CoverageInterval, double Width, double Score)
{
    /// <param name="confidence">1 − α that the intervals promise.</param>
    /// <exception cref="AssumptionException">None given, lengths that differ, an interval upside down, or a value that is not finite.</exception>
    public static IntervalForecasts Of(ReadOnlySpan<Interval> intervals, ReadOnlySpan<double> outcomes, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        Assume.AtLeast(1, intervals.Length, "intervals");
        if (intervals.Length != outcomes.Length) throw new AssumptionException($"{intervals.Length} intervals and {outcomes.Length} outcomes given; they must pair up.");
        Assume.Finite(outcomes);
        double held = 0, width = 0, outside = 0;
        for (var i = 0; i < outcomes.Length; i++)
        {
            var (low, high) = intervals[i];
            if (!(low <= high) || !double.IsFinite(high - low)) throw new AssumptionException($"{low} to {high} is not an interval.");
            var miss = Math.Max(0, Math.Max(low - outcomes[i], outcomes[i] - high));
            held += miss is 0 ? 1 : 0;
            width += high - low;
            outside += miss;
        }
        double n = outcomes.Length;
        return new IntervalForecasts(held / n, Proportions.Wilson(held / n, n), width / n, (width + (2 / (1 - confidence) * outside)) / n);
    }
}
