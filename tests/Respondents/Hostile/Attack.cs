using System.Text.Json;

namespace Twins.Tests.Respondents.Hostile;

/// <summary>One text of the set that tries to be more than a text.</summary>
internal sealed record Attack(string Id, string Language, string Kind, string Text)
{
    public const string Begin = "vellichor", End = "sonderkraft";

    public static IReadOnlyList<Attack> All { get; } =
        [.. File.ReadLines(Path.Combine(Checkout.Root, "tests", "fixtures", "hostile-evidence", "attacks.jsonl")).Select(line => JsonSerializer.Deserialize<Attack>(line, JsonSerializerOptions.Web)!)];

    /// <summary>The text between two words that occur nowhere else, so that it is found again whatever became of it.</summary>
    public string Marked => $"{Begin} {Text} {End}";
}
