using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Twins.Core.Respondents.Model;

/// <summary>The form in which the ledger keeps a reply: compact JSON that any later version can read.</summary>
internal static class RawReply
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Write(ModelReply reply)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + reply.Text.Length);
        using var json = new Utf8JsonWriter(buffer, Compact);
        json.WriteStartObject();
        json.WriteString("text"u8, reply.Text);
        if (reply.FinishReason is not null) json.WriteString("finish_reason"u8, reply.FinishReason);
        if (reply.Refusal is not null) json.WriteString("refusal"u8, reply.Refusal);
        if (reply.Filtered is not null) json.WriteString("filtered"u8, reply.Filtered);
        if (reply.Logprobs is { } tokens) Write(json, tokens);
        json.WriteStartArray("usage"u8);
        json.WriteNumberValue(reply.InputTokens);
        json.WriteNumberValue(reply.CachedTokens);
        json.WriteNumberValue(reply.OutputTokens);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static ModelReply Read(string raw)
    {
        using var json = JsonDocument.Parse(raw);
        var root = json.RootElement;
        var usage = root.GetProperty("usage"u8);
        return new ModelReply
        {
            Text = root.GetProperty("text"u8).GetString()!,
            FinishReason = Text(root, "finish_reason"u8),
            Refusal = Text(root, "refusal"u8),
            Filtered = Text(root, "filtered"u8),
            Logprobs = root.TryGetProperty("logprobs"u8, out var tokens) ? [.. tokens.EnumerateArray().Select(Token)] : null,
            InputTokens = usage[0].GetInt64(),
            CachedTokens = usage[1].GetInt64(),
            OutputTokens = usage[2].GetInt64(),
        };
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<PlacedToken> tokens)
    {
        json.WriteStartArray("logprobs"u8);
        foreach (var (at, token) in tokens)
        {
            json.WriteStartObject();
            json.WriteNumber("at"u8, at);
            json.WriteNumber("bytes"u8, token.Bytes);
            json.WriteString("token"u8, token.Token);
            json.WriteNumber("logprob"u8, token.Logprob);
            json.WriteStartArray("top"u8);
            foreach (var (text, logprob) in token.Top)
            {
                json.WriteStringValue(text);
                json.WriteNumberValue(logprob);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static PlacedToken Token(JsonElement token)
    {
        var top = token.GetProperty("top"u8);
        var alternatives = new TokenAlternative[top.GetArrayLength() / 2];
        for (var i = 0; i < alternatives.Length; i++) alternatives[i] = new TokenAlternative(top[2 * i].GetString()!, top[(2 * i) + 1].GetDouble());
        return new PlacedToken(
            token.GetProperty("at"u8).GetInt32(),
            new TokenLogprob(token.GetProperty("token"u8).GetString()!, token.GetProperty("bytes"u8).GetInt32(), token.GetProperty("logprob"u8).GetDouble(), alternatives));
    }

    private static string? Text(JsonElement root, ReadOnlySpan<byte> name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
