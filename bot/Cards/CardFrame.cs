using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>What holds a card together, and keeps it below the size that Teams takes.</summary>
public static class CardFrame
{
    /// <summary>What an attachment with a card says it is.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>No card is larger, written as JSON with every character beyond ASCII escaped.</summary>
    public const int MostBytes = 28 * 1024;

    /// <param name="speak">The card in a sentence or two, for those who hear it and for clients that cannot draw it.</param>
    /// <param name="body">What is null is left out.</param>
    internal static JsonObject Of(string speak, IEnumerable<JsonObject?> body, params ReadOnlySpan<JsonObject?> actions)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["lang"] = "en",
            ["speak"] = CardText.Spoken(speak, 500),
            ["fallbackText"] = CardText.Markdown(speak, 500),
            ["body"] = CardParts.List(body),
        };
        if (CardParts.List([.. actions]) is { Count: > 0 } buttons) card["actions"] = buttons;
        return card;
    }

    /// <summary>In channels, as wide as the conversation.</summary>
    internal static JsonObject Wide(this JsonObject card)
    {
        card["msteams"] = new JsonObject { ["width"] = "Full" };
        return card;
    }

    /// <summary>The card with as many entries as fit, at most <paramref name="most"/>.</summary>
    internal static JsonObject Fit(int most, Func<int, JsonObject> build)
    {
        for (var count = most; count > 0; count--)
            if (build(count) is var card && Size(card) <= MostBytes) return card;
        return build(0);
    }

    private static int Size(JsonObject card) => JsonSerializer.SerializeToUtf8Bytes(card).Length;
}
