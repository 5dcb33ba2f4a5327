using System.Text.Json;

namespace Twins.Bench.Loopback;

/// <summary>The parts of a chat request that decide the reply, found in one pass over its bytes.</summary>
internal ref struct ChatRequest
{
    public ReadOnlySpan<byte> Messages { get; private set; }
    public ReadOnlySpan<byte> Schema { get; private set; }
    public string? Model { get; private set; }
    public bool Strict { get; private set; }
    public bool Named { get; private set; }
    public bool Logprobs { get; private set; }
    public int TopLogprobs { get; private set; }
    public double Temperature { get; private set; }
    public bool Streamed { get; private set; }
    /// <summary>Whether a stream is to end with its usage.</summary>
    public bool WithUsage { get; private set; }

    /// <exception cref="JsonException">The body is not a JSON object.</exception>
    public static ChatRequest Read(ReadOnlySpan<byte> body)
    {
        var request = new ChatRequest();
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException("a request is an object");
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("messages"u8)) request.Messages = Slice(ref reader, body);
            else if (reader.ValueTextEquals("response_format"u8)) request.ReadFormat(ref reader, body);
            else if (reader.ValueTextEquals("model"u8)) { reader.Read(); request.Model = reader.GetString(); }
            else if (reader.ValueTextEquals("logprobs"u8)) { reader.Read(); request.Logprobs = reader.TokenType is JsonTokenType.True; }
            else if (reader.ValueTextEquals("top_logprobs"u8)) { reader.Read(); request.TopLogprobs = reader.GetInt32(); }
            else if (reader.ValueTextEquals("temperature"u8)) { reader.Read(); request.Temperature = reader.GetDouble(); }
            else if (reader.ValueTextEquals("stream"u8)) { reader.Read(); request.Streamed = reader.TokenType is JsonTokenType.True; }
            else if (reader.ValueTextEquals("stream_options"u8)) request.WithUsage = Slice(ref reader, body).IndexOf("\"include_usage\":true"u8) >= 0;
            else reader.Skip();
        }
        return request;
    }

    private void ReadFormat(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject) return;
        var depth = reader.CurrentDepth;
        while (reader.Read() && !(reader.TokenType is JsonTokenType.EndObject && reader.CurrentDepth == depth))
        {
            if (reader.TokenType is not JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("schema"u8)) Schema = Slice(ref reader, body);
            else if (reader.ValueTextEquals("strict"u8)) { reader.Read(); Strict = reader.TokenType is JsonTokenType.True; }
            else if (reader.ValueTextEquals("name"u8)) { reader.Read(); Named = reader.TokenType is JsonTokenType.String; }
        }
    }

    private static ReadOnlySpan<byte> Slice(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }
}
