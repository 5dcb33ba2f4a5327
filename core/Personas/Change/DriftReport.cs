namespace Twins.Core.Personas.Change;

/// <summary>How far a twin has moved.</summary>
public enum DriftVerdict
{
    /// <summary>Nothing that matters.</summary>
    Stable,
    /// <summary>Look at it again soon.</summary>
    Watch,
    /// <summary>The twin is no longer the one that was validated: validate it anew, or reset it.</summary>
    Act,
    /// <summary>It may have moved, but so few answers vary that much by chance: ask more often.</summary>
    TooFew,
    /// <summary>Nothing was answered that could be compared.</summary>
    Unknown,
}

public static class DriftVerdicts
{
    public static string Spelled(this DriftVerdict verdict) => verdict is DriftVerdict.TooFew ? "too few" : verdict.ToString().ToLowerInvariant();

    /// <summary>The worst that was told of any question; too few answers are worse than none that moved.</summary>
    internal static DriftVerdict Worst(IReadOnlyCollection<DriftVerdict> verdicts) =>
        new[] { DriftVerdict.Act, DriftVerdict.Watch, DriftVerdict.TooFew, DriftVerdict.Stable }.Where(verdicts.Contains).Append(DriftVerdict.Unknown).First();
}

/// <summary>A twin under two lives, asked the same questions by the same respondent with the same seeds.</summary>
/// <param name="Psi">Mean of the questions' indices.</param>
/// <param name="JensenShannon">Mean of the questions' divergences, in bits (0 to 1).</param>
/// <param name="NotCompared">Ids of questions whose answers have no distribution, such as open ones.</param>
public sealed record DriftReport(string Twin, string Baseline, string Changed, string Respondent, IReadOnlyList<QuestionDrift> Questions, double? Psi, double? JensenShannon, DriftVerdict Verdict, IReadOnlyList<string> NotCompared);

/// <param name="Question">Its id.</param>
/// <param name="Base">Answers of the baseline, and of the changed twin.</param>
/// <param name="TotalVariation">The share of answers that moved; null for numbers.</param>
/// <param name="Shift">Mean shift in standard deviations of the baseline, for ratings and numbers; null where it has none.</param>
/// <param name="Psi">Of smoothed shares; null for numbers.</param>
/// <param name="JensenShannon">In bits.</param>
/// <param name="Chance">Of such an index when nothing moved; null where answers do not vary by chance.</param>
public sealed record QuestionDrift(string Question, (int Before, int After) Base, double? TotalVariation, double? Shift, double? Psi, double? JensenShannon, double? Chance, DriftVerdict Verdict);
