using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Core.Respondents.Model;

namespace Twins.Adapters.Models;

/// <summary>
/// Reads a chat completion. A reply without a choice, or with a reason to finish that nobody has heard of, was paid for
/// and is a reply; only what is no completion at all throws.
/// </summary>
internal static class ReplyBody
{
    /// <exception cref="JsonException">It is no chat completion.</exception>
    public static ChatResponse Read(BinaryData body)
    {
        using var json = JsonDocument.Parse(body);
        return Read(json.RootElement);
    }

    /// <exception cref="JsonException">It is no chat completion.</exception>
    public static ChatResponse Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("choices"u8, out var choices) || choices.ValueKind is not JsonValueKind.Array) throw new JsonException("no choices");
        var message = new ChatMessage(ChatRole.Assistant, []);
        var response = new ChatResponse(message) { ModelId = Text(root, "model"u8), Usage = Usage(root) };
        if (choices.GetArrayLength() == 0) return response;
        var choice = choices[0];
        if (Text(choice, "finish_reason"u8) is { Length: > 0 } reason) response.FinishReason = new ChatFinishReason(reason);
        if (choice.TryGetProperty("message"u8, out var said) && said.ValueKind is JsonValueKind.Object) Said(message, said);
        if (Logprobs(choice) is { } logprobs) (response.AdditionalProperties ??= [])[TokenLogprob.PropertyName] = logprobs;
        return response;
    }

    private static void Said(ChatMessage message, JsonElement said)
    {
        if (Text(said, "content"u8) is { } text) message.Contents.Add(new TextContent(text));
        if (Text(said, "refusal"u8) is { Length: > 0 } refusal) message.Contents.Add(new ErrorContent(refusal) { ErrorCode = "Refusal" });
    }

    /// <summary>Null where there are none.</summary>
    public static IReadOnlyList<TokenLogprob>? Logprobs(JsonElement choice) =>
        choice.TryGetProperty("logprobs"u8, out var logprobs) && logprobs.ValueKind is JsonValueKind.Object && logprobs.TryGetProperty("content"u8, out var tokens) && tokens.ValueKind is JsonValueKind.Array
            ? [.. tokens.EnumerateArray().Select(Token)]
            : null;

    public static UsageDetails? Usage(JsonElement root)
    {
        if (!root.TryGetProperty("usage"u8, out var usage) || usage.ValueKind is not JsonValueKind.Object) return null;
        return new UsageDetails
        {
            InputTokenCount = Count(usage, "prompt_tokens"u8),
            OutputTokenCount = Count(usage, "completion_tokens"u8),
            CachedInputTokenCount = usage.TryGetProperty("prompt_tokens_details"u8, out var details) && details.ValueKind is JsonValueKind.Object ? Count(details, "cached_tokens"u8) : null,
        };
    }

    private static TokenLogprob Token(JsonElement token)
    {
        var text = token.GetProperty("token"u8).GetString()!;
        var bytes = token.TryGetProperty("bytes"u8, out var raw) && raw.ValueKind is JsonValueKind.Array ? raw.GetArrayLength() : Encoding.UTF8.GetByteCount(text);
        var top = token.TryGetProperty("top_logprobs"u8, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray().Select(t => new TokenAlternative(t.GetProperty("token"u8).GetString()!, t.GetProperty("logprob"u8).GetDouble())) : [];
        return new TokenLogprob(text, bytes, token.GetProperty("logprob"u8).GetDouble(), [.. top]);
    }

    public static string? Text(JsonElement element, ReadOnlySpan<byte> name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half a character, which no string can hold; such a reply says nothing, but was paid for.
            return null;
        }
    }

    private static long? Count(JsonElement element, ReadOnlySpan<byte> name) => element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var count) ? count : null;
}
