using System.Text.Json.Nodes;

namespace Twins.Bot.Inbox;

/// <summary>What an invoke is answered with.</summary>
/// <param name="Body">Null for none.</param>
public sealed record InvokeReply(int Status, JsonNode? Body)
{
    /// <summary>A sentence in the shape that the invoke wants; one about feedback has no place for it.</summary>
    public static InvokeReply Saying(string? invoke, string text) => new(200, invoke switch
    {
        "adaptiveCard/action" => new JsonObject { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.activity.message", ["value"] = text },
        "task/fetch" or "task/submit" => new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } },
        _ => new JsonObject(),
    });
}
