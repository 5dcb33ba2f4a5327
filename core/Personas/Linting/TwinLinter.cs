namespace Twins.Core.Personas.Linting;

/// <summary>Looks at one twin for what makes its answers worthless: gaps, contradictions, impossible lives, stereotypes.</summary>
public static class TwinLinter
{
    private static readonly Func<Twin, IEnumerable<Finding>>[] Rules =
    [
        ComponentRules.Check,
        ContradictionRules.Check,
        TemperamentRules.Check,
        LifeRules.Check,
        FamilyRules.Check,
        StereotypeRules.Check,
        VoiceRules.Check,
        EvidenceRules.Check,
    ];

    /// <param name="resolved">The twin with fragments merged and blend resolved.</param>
    /// <returns>The worst first.</returns>
    public static IReadOnlyList<Finding> Lint(Twin resolved) =>
        [.. Rules.SelectMany(rule => rule(resolved)).OrderByDescending(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal)];
}
