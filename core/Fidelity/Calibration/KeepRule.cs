namespace Twins.Core.Fidelity.Calibration;

/// <summary>From which confidence on answers may be kept, so that few of them are wrong, and what that leaves.</summary>
/// <param name="Above">Answers surer than this are kept; minus infinity keeps all.</param>
/// <param name="Kept">The share of answers that were kept when it was chosen.</param>
/// <param name="Risk">The share of wrong ones among them.</param>
/// <param name="Bound">An upper bound of the risk to come, at most the risk allowed.</param>
public readonly record struct KeepRule(double Above, double Kept, double Risk, double Bound)
{
    /// <summary>Thresholds that are tried, at 10 %, 20 % … 100 % of answers kept: each further one makes all of them harder to show.</summary>
    public const int Tried = 10;

    /// <summary>
    /// Learn then Test (Angelopoulos, Bates, Candès, Jordan and Lei 2021): each of ten thresholds gets the exact one-sided
    /// binomial bound (Clopper and Pearson 1934) of its risk at level δ/10, by Bonferroni, and the one that keeps most among
    /// those bounded by the allowed risk is chosen. With probability 1 − δ over the labels, the risk of what it keeps is allowed.
    /// </summary>
    /// <remarks>
    /// Assumes that labelled answers are independent (one per person, or items picked by chance) and like those to come, and
    /// that neither twins nor confidences were learnt from them. To show 5 % with 95 % confidence needs 104 kept answers
    /// without a single mistake.
    /// </remarks>
    /// <param name="confidences">One for each of n answers, on any scale.</param>
    /// <param name="wrong">In the same order.</param>
    /// <param name="risk">The allowed share of wrong answers among the kept, between 0 and 1.</param>
    /// <param name="confidence">1 − δ; .95 unless given.</param>
    /// <exception cref="AssumptionException">No threshold can be shown to hold: too few labels, or answers too often wrong.</exception>
    public static KeepRule Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> wrong, double risk, double confidence = .95)
    {
        Assume.Share(risk, "allowed risk");
        Assume.Share(confidence, "confidence");
        var judged = JudgedAnswer.Of(confidences, wrong);
        KeepRule? most = null;
        var least = 1.0;
        for (var step = 1; step <= Tried; step++)
        {
            // The first answer that is left out is the threshold: those above it are a sample of all that are above it.
            var keep = (int)Math.Ceiling(step * judged.Length / (double)Tried);
            var above = keep == judged.Length ? double.NegativeInfinity : judged[keep].Confidence;
            var (kept, mistakes) = CountAbove(judged, above);
            if (kept is 0) continue;
            var bound = Proportions.ExactUpper(mistakes, kept, 1 - ((1 - confidence) / Tried));
            least = Math.Min(least, bound);
            if (bound <= risk) most = new KeepRule(above, kept / (double)judged.Length, mistakes / (double)kept, bound);
        }
        return most ?? throw new AssumptionException($"With {judged.Length} judged answers no threshold can be shown to keep wrong answers below {risk:0.###}; the best can be shown is {least:0.###}. Judge more answers, accept more risk, or let a human answer.");
    }

    public bool Keeps(double confidence) => confidence > Above;

    private static (int Kept, int Mistakes) CountAbove(JudgedAnswer[] judged, double above)
    {
        int kept = 0, mistakes = 0;
        while (kept < judged.Length && judged[kept].Confidence > above)
            if (judged[kept++].IsWrong) mistakes++;
        return (kept, mistakes);
    }
}
