using System.Text.Json.Nodes;
using NJsonSchema;

namespace Twins.Tests.Bot.Cards;

/// <summary>The published schema of Adaptive Cards 1.5 with what Teams adds to it.</summary>
internal static class CardSchema
{
    private static readonly string[] Charts = ["Chart.HorizontalBar", "Chart.VerticalBar"];

    private static readonly Lazy<Task<JsonSchema>> Whole = new(LoadAsync);

    /// <summary>What is wrong with a card, one line each.</summary>
    public static async Task<IReadOnlyList<string>> FlawsAsync(JsonObject card) => [.. (await Whole.Value).Validate(card.ToJsonString()).Select(e => e.ToString())];

    private static Task<JsonSchema> LoadAsync()
    {
        var published = Read(SharedFolder.Path("schemas", "adaptive-card-1.5.schema.json"));
        var definitions = published["definitions"]!.AsObject();
        foreach (var (name, definition) in Read(Path.Combine(Checkout.Root, "tests", "fixtures", "teams-cards.schema.json"))["definitions"]!.AsObject()) definitions[name] = definition!.DeepClone();
        foreach (var chart in Charts) definitions["ImplementationsOf.Element"]!["anyOf"]!.AsArray().Add(new JsonObject { ["$ref"] = $"#/definitions/{chart}" });
        definitions["AdaptiveCard"]!["properties"]!["msteams"] = new JsonObject { ["$ref"] = "#/definitions/Teams.Width" };
        return JsonSchema.FromJsonAsync(published.ToJsonString());
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();
}
