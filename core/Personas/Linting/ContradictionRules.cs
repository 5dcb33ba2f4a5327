using System.Text.RegularExpressions;
using Twins.Core.Evidence;

namespace Twins.Core.Personas.Linting;

/// <summary>Things that cannot both be so.</summary>
internal static partial class ContradictionRules
{
    public static IEnumerable<Finding> Check(Twin t) =>
        Same(t, "contradiction-tastes", "$.preferences.dislikes", t.Preferences.Dislikes, t.Preferences.Likes.Concat(t.Preferences.Interests), "it both likes and dislikes")
            .Concat(Same(t, "contradiction-goals", "$.frustrations", t.Frustrations, t.Goals, "it is both a goal and a frustration:"))
            .Concat(Price(t));

    private static IEnumerable<Finding> Same(Twin t, string rule, string field, IReadOnlyList<string> these, IEnumerable<string> those, string what)
    {
        var known = those.Select(NearDuplicates.Plain).ToHashSet(StringComparer.Ordinal);
        return these.Select((text, i) => (text, i)).Where(x => known.Contains(NearDuplicates.Plain(x.text)))
            .Select(x => new Finding(Severity.Warning, rule, t.Id, $"{field}[{x.i}]", $"By this, {what} '{Statements.Shown(x.text)}'; remove one, or say when it is which."));
    }

    private static IEnumerable<Finding> Price(Twin t)
    {
        var (pattern, says) = t.Decisions.PriceAttitude switch
        {
            PriceAttitude.Indifferent => (Thrift(), "weighs prices"),
            PriceAttitude.Sensitive or PriceAttitude.VerySensitive => (Largesse(), "does not care about prices"),
            _ => (null, ""),
        };
        if (pattern is null) yield break;
        foreach (var (field, text) in Statements.OfWill(t))
            if (pattern.IsMatch(text)) yield return new(Severity.Warning, "contradiction-price", t.Id, field, $"Its price attitude is '{(t.Decisions.PriceAttitude is PriceAttitude.Indifferent ? "indifferent" : "sensitive")}', but '{Statements.Shown(text)}' says that it {says}; change one of them.");
    }

    [GeneratedRegex(@"\b(?:too expensive|cheapest|cheaper|bargains?|coupons?|on a (?:tight )?budget|(?:can't|cannot) afford|compares? prices?|waits? for (?:a |the )?(?:sales?|discounts?|offers?)|every (?:cent|penny)|saves? money|lowest price|price comes first)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Thrift();

    [GeneratedRegex(@"\b(?:(?:price|money|cost) (?:is|are) no (?:object|issue)|(?:never|doesn't|does not|don't|do not) (?:look|looks|check|checks) (?:at )?(?:the )?prices?|price (?:does not|doesn't) matter|whatever it costs|(?:do|does) not care (?:what|how much) (?:it|things) costs?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Largesse();
}
