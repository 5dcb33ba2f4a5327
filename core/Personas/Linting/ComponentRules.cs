namespace Twins.Core.Personas.Linting;

/// <summary>What a twin lacks.</summary>
internal static class ComponentRules
{
    public static IEnumerable<Finding> Check(Twin t)
    {
        if (!FidelityLevels.Described(t))
        {
            yield return new(Severity.Warning, "demographics-only", t.Id, "$.demographics", "There are only demographics here, so its answers will be those of a stereotype; add goals, frustrations, decision rules and at least a few quotes.");
        }
        else if (Missing(t).ToList() is { Count: > 0 } missing)
        {
            yield return new(Severity.Warning, "missing-components", t.Id, "$", $"It lacks {string.Join("; ", missing)}. Answers that need them will be guesses.");
        }
        if (t.Kind is TwinKind.Edge && t.Constraints.Count + t.Decisions.Rules.Count is 0)
            yield return new(Severity.Error, "edge-without-extreme", t.Id, "$.kind", "An edge twin must hold its extreme, and nothing here holds it; add a constraint or a decision rule such as 'Never gives out an email address'.");
    }

    private static IEnumerable<string> Missing(Twin t)
    {
        if (string.IsNullOrWhiteSpace(t.Summary)) yield return "a summary (one sentence that says who this is)";
        if (t.Goals.Count is 0) yield return "goals";
        if (t.Frustrations.Count is 0 && t.Preferences.Dislikes.Count is 0) yield return "frustrations (what annoys it about the subject)";
        if (t.Voice.Style is null && t.Voice.Catchphrases.Count + t.Voice.Examples.Count is 0) yield return "a voice (style, catchphrases or example answers)";
        if (t.Personality.Traits.Count is 0 && t.Personality.BigFive is null) yield return "a personality (traits or big five)";
        if (t.Decisions.Rules.Count is 0 && t.Decisions.PriceAttitude is PriceAttitude.Unknown) yield return "a decision framework (price attitude or rules)";
        if (!t.Memory.All.Any()) yield return "evidence (quotes, facts or episodes)";
    }
}
