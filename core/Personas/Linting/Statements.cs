namespace Twins.Core.Personas.Linting;

/// <summary>The sentences of a twin with the fields they stand in.</summary>
internal static class Statements
{
    /// <summary>Not the style: "casual and laid-back" is how one speaks, and says nothing of one's nerves.</summary>
    public static IEnumerable<(string Field, string Text)> OfCharacter(Twin t) => List("$.personality.traits", t.Personality.Traits).Concat(One("$.summary", t.Summary));

    /// <summary>What it does, wants and believes; not what happened to it.</summary>
    public static IEnumerable<(string Field, string Text)> OfWill(Twin t) =>
        List("$.goals", t.Goals).Concat(List("$.frustrations", t.Frustrations)).Concat(List("$.tendencies", t.Tendencies)).Concat(List("$.beliefs", t.Beliefs))
            .Concat(List("$.decisions.rules", t.Decisions.Rules)).Concat(List("$.memory.quotes", [.. t.Memory.Quotes.Select(q => q.Text)], ".text"));

    public static IEnumerable<(string Field, string Text)> OfLife(Twin t) =>
        One("$.demographics.work", t.Demographics.Work).Concat(List("$.memory.facts", [.. t.Memory.Facts.Select(f => f.Text)], ".text")).Concat(List("$.memory.episodes", [.. t.Memory.Episodes.Select(f => f.Text)], ".text"))
            .Concat(List("$.knowledge", t.Knowledge)).Concat(One("$.summary", t.Summary));

    public static IEnumerable<(string Field, string Text)> OfFamily(Twin t) =>
        List("$.relationships", [.. t.Relationships.Select(r => r.Description)], ".description").Concat(One("$.demographics.household", t.Demographics.Household)).Concat(One("$.summary", t.Summary));

    private static IEnumerable<(string, string)> One(string field, string? text) => string.IsNullOrWhiteSpace(text) ? [] : [(field, text)];

    private static IEnumerable<(string, string)> List(string field, IReadOnlyList<string> lines, string ending = "") => lines.Select((line, i) => ($"{field}[{i}]{ending}", line));

    /// <summary>Enough of a sentence to recognise it.</summary>
    public static string Shown(string text) => text.Length > 70 ? $"{text[..69].TrimEnd()}…" : text;
}
