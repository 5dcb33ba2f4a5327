using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Twins.Bench.Loopback;

/// <summary>Sends a reply word by word, in the events and the order of OpenAI; at Azure's path with Azure's first event.</summary>
internal static class StreamedReply
{
    public static bool IsWanted(ReadOnlySpan<byte> body, out bool withUsage)
    {
        withUsage = false;
        if (body.IndexOf("\"stream\""u8) < 0) return false;
        var request = ChatRequest.Read(body);
        withUsage = request.WithUsage;
        return request.Streamed;
    }

    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> reply, Pacing pacing)
    {
        var whole = JsonNode.Parse(reply.Span)!.AsObject();
        var choice = whole["choices"]!.AsArray().FirstOrDefault();
        context.Response.ContentType = "text/event-stream";
        if (context.Request.Path.StartsWithSegments("/openai/deployments", StringComparison.Ordinal)) await EventAsync(context, """{"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}""");
        if (choice is not null && !await SayAsync(context, whole, choice, pacing)) return;
        if (pacing.WithUsage) await EventAsync(context, Chunk(whole, [], whole["usage"]!.DeepClone()));
        await EventAsync(context, "[DONE]");
    }

    /// <summary>False when it was cut off.</summary>
    private static async Task<bool> SayAsync(HttpContext context, JsonObject whole, JsonNode choice, Pacing pacing)
    {
        await EventAsync(context, Chunk(whole, [Choice(new JsonObject { ["role"] = "assistant", ["content"] = "", ["refusal"] = null }, null)], null));
        var sent = 0;
        foreach (var field in new[] { "content", "refusal" })
            foreach (var piece in Pieces((string?)choice["message"]![field]))
            {
                await pacing.WaitAsync(sent, context.RequestAborted);
                if (sent == 0) pacing.Speaks?.Invoke((string)choice["message"]![field]!);
                if (pacing.Cut?.Pieces == sent++)
                {
                    context.Abort();
                    return false;
                }
                await EventAsync(context, Chunk(whole, [Choice(new JsonObject { [field] = piece }, null)], null));
            }
        await EventAsync(context, Chunk(whole, [Choice([], choice["finish_reason"]!.DeepClone())], null));
        return true;
    }

    /// <summary>Words, each with the space before it.</summary>
    private static IEnumerable<string> Pieces(string? text)
    {
        for (var rest = text ?? ""; rest.Length > 0;)
        {
            var end = rest.IndexOf(' ', 1);
            if (end < 0) end = rest.Length;
            yield return rest[..end];
            rest = rest[end..];
        }
    }

    private static JsonObject Choice(JsonObject delta, JsonNode? finish) => new() { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish };

    private static string Chunk(JsonObject whole, JsonArray choices, JsonNode? usage) => new JsonObject
    {
        ["id"] = whole["id"]!.DeepClone(),
        ["object"] = "chat.completion.chunk",
        ["created"] = whole["created"]!.DeepClone(),
        ["model"] = whole["model"]!.DeepClone(),
        ["choices"] = choices,
        ["usage"] = usage,
    }.ToJsonString();

    private static async Task EventAsync(HttpContext context, string json)
    {
        await context.Response.WriteAsync($"data: {json}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
