using System.Text.RegularExpressions;
using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>
/// A twin whose texts have no English pronouns of a gender and no husband or wife: "she" becomes "they", "her husband" "their
/// spouse". Both guises of a swap of gender get the
/// same such texts, so that they differ in nothing but the gender; the grammar that suffers suffers in both.
/// </summary>
internal static partial class NeutralTwin
{
    public static Twin Of(Twin t) => t with
    {
        Summary = Text(t.Summary),
        Demographics = Of(t.Demographics),
        Goals = List(t.Goals),
        Frustrations = List(t.Frustrations),
        Tendencies = List(t.Tendencies),
        Habits = t.Habits.ToDictionary(h => h.Key, h => List(h.Value), StringComparer.Ordinal),
        Preferences = new Preferences { Interests = List(t.Preferences.Interests), Likes = List(t.Preferences.Likes), Dislikes = List(t.Preferences.Dislikes) },
        Beliefs = List(t.Beliefs),
        Knowledge = List(t.Knowledge),
        Voice = new Voice { Style = Maybe(t.Voice.Style), Catchphrases = List(t.Voice.Catchphrases), Examples = [.. t.Voice.Examples.Select(e => new VoiceExample { Question = Text(e.Question), Answer = Text(e.Answer) })] },
        Personality = t.Personality with { Traits = List(t.Personality.Traits) },
        Decisions = t.Decisions with { Rules = List(t.Decisions.Rules) },
        Memory = Of(t.Memory),
        Relationships = [.. t.Relationships.Select(r => new Relationship { Name = r.Name, Description = Text(r.Description) })],
        Constraints = List(t.Constraints),
    };

    private static Demographics Of(Demographics d) => d with
    {
        Nationality = Maybe(d.Nationality),
        Location = Maybe(d.Location),
        Occupation = Maybe(d.Occupation),
        Employer = Maybe(d.Employer),
        Work = Maybe(d.Work),
        Education = Maybe(d.Education),
        Household = Maybe(d.Household),
        Income = Maybe(d.Income),
        Health = Maybe(d.Health),
    };

    private static Memory Of(Memory memory) => memory.Where((EvidenceItem i) => i with { Text = Text(i.Text) }) with { Recent = List(memory.Recent) };

    private static IReadOnlyList<string> List(IReadOnlyList<string> texts) => [.. texts.Select(Text)];

    private static string? Maybe(string? text) => text is null ? null : Text(text);

    private static string Text(string text) => Gendered().Replace(text, m => Same(m.Value, m.Value.ToLowerInvariant() switch
    {
        "she" or "he" => "they",
        "him" => "them",
        "hers" => "theirs",
        "herself" or "himself" => "themself",
        "husband" or "wife" => "spouse",
        "girlfriend" or "boyfriend" => "partner",
        _ => "their",
    }));

    private static string Same(string before, string after) => char.IsUpper(before[0]) ? char.ToUpperInvariant(after[0]) + after[1..] : after;

    [GeneratedRegex(@"\b(she|he|him|his|hers|her|herself|himself|husband|wife|girlfriend|boyfriend)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Gendered();
}
