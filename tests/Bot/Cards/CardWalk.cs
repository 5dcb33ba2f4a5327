using System.Text.Json.Nodes;

namespace Twins.Tests.Bot.Cards;

/// <summary>Goes through a card as a client would.</summary>
internal static class CardWalk
{
    /// <summary>Every object in it, the fallbacks too.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? node) => node switch
    {
        JsonObject one => one.Select(p => p.Value).SelectMany(Objects).Prepend(one),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    public static IEnumerable<JsonObject> OfType(this JsonNode? node, string type) => node.Objects().Where(o => o.Text("type") == type);

    public static string? Text(this JsonObject one, string name) => one[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Every text in it, with the name of its property; but not what a field is filled with, which is as somebody typed it.</summary>
    public static IEnumerable<(string Name, string Text)> Texts(this JsonNode? node) =>
        node.Objects().Where(o => o.Text("type") is not "Input.Text").SelectMany(o => o.Select(p => p.Key).Select(name => (name, o.Text(name)))).Where(t => t.Item2 is not null)!;

    /// <summary>Texts in which Teams reads Markdown.</summary>
    public static IEnumerable<string> Markdown(this JsonNode? node) =>
        node.OfType("TextBlock").Select(b => b.Text("text"))
            .Concat(node.OfType("FactSet").SelectMany(f => f["facts"].Objects()).SelectMany(f => new[] { f.Text("title"), f.Text("value") }))
            .Concat(node.Objects().Select(o => o.Text("fallbackText"))).OfType<string>();

    /// <summary>What a reader sees, in order.</summary>
    public static string Seen(this JsonNode? node) => string.Join('\n', node.Objects().Select(o => o.Text("type") switch
    {
        "TextBlock" => o.Text("text"),
        "RichTextBlock" => string.Concat(o["inlines"]!.AsArray().Select(i => i!.AsObject().Text("text"))),
        { } type when type.StartsWith("Action.", StringComparison.Ordinal) || type.StartsWith("Chart.", StringComparison.Ordinal) => o.Text("title"),
        _ => null,
    }).OfType<string>());
}
