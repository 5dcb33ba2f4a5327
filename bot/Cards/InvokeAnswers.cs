using System.Text.Json.Nodes;

namespace Twins.Bot.Cards;

/// <summary>The bodies of answers to invokes.</summary>
public static class InvokeAnswers
{
    /// <summary>To <c>adaptiveCard/action</c>: this card in place of the old one.</summary>
    public static JsonObject Card(JsonObject card) => Action(200, CardFrame.ContentType, card);

    /// <summary>To <c>adaptiveCard/action</c>: a short message beside the card.</summary>
    public static JsonObject Message(string text) => Action(200, "application/vnd.microsoft.activity.message", CardText.Plain(text, 500));

    /// <summary>To <c>adaptiveCard/action</c>: it did not work; the card stays.</summary>
    /// <param name="status">Such as 400.</param>
    /// <param name="code">Such as "BadRequest".</param>
    public static JsonObject Error(int status, string code, string message) => Action(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = CardText.Plain(message, 500) });

    /// <summary>To <c>task/fetch</c> and <c>task/submit</c>: a dialog with this card.</summary>
    public static JsonObject Dialog(string title, JsonObject card, string height = "medium", string width = "medium") => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = CardText.Plain(title, 80),
                ["height"] = height,
                ["width"] = width,
                ["card"] = new JsonObject { ["contentType"] = CardFrame.ContentType, ["content"] = card },
            },
        },
    };

    /// <summary>To <c>task/submit</c>: a last word, after which the dialog closes.</summary>
    public static JsonObject DialogMessage(string text) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = CardText.Plain(text, 500) } };

    private static JsonObject Action(int status, string type, JsonNode value) => new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };
}
