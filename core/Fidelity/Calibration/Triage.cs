namespace Twins.Core.Fidelity.Calibration;

/// <summary>Which answers a twin gives alone, for which it calls a human, and on which it is silent.</summary>
/// <param name="Alone">Of the answers given alone.</param>
/// <param name="Shown">Of all answers that anybody sees, those given alone among them.</param>
public sealed record Triage(KeepRule Alone, KeepRule Shown)
{
    /// <summary>Both thresholds from the same labels by <see cref="KeepRule.Of"/>, each with half of δ, so that both risks hold together with probability 1 − δ.</summary>
    /// <param name="confidences">One for each of n answers, on any scale.</param>
    /// <param name="wrong">In the same order.</param>
    /// <param name="aloneRisk">Allowed share of wrong answers among those given alone.</param>
    /// <param name="shownRisk">Allowed among all that are shown, at least as much.</param>
    /// <param name="confidence">1 − δ; .95 unless given.</param>
    /// <exception cref="AssumptionException">One of the two cannot be shown to hold, or the second is stricter than the first.</exception>
    public static Triage Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> wrong, double aloneRisk, double shownRisk, double confidence = .95)
    {
        if (shownRisk < aloneRisk) throw new AssumptionException("What a human checks may be wrong more often than what is given alone, not less; exchange the two risks.");
        var each = 1 - ((1 - confidence) / 2);
        return new Triage(KeepRule.Of(confidences, wrong, aloneRisk, each), KeepRule.Of(confidences, wrong, shownRisk, each));
    }

    public Handling Of(double confidence) =>
        Alone.Keeps(confidence) ? Handling.Answer : Shown.Keeps(confidence) ? Handling.CallHuman : Handling.Abstain;
}
