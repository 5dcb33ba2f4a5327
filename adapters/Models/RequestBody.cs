using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Twins.Core.Respondents.Model;

namespace Twins.Adapters.Models;

/// <summary>
/// Writes a chat completion request. What calls share, a twin's system message and a form's schema, is turned into bytes
/// once and copied from then on.
/// </summary>
internal sealed class RequestBody(ModelOptions options)
{
    private const int MostAlternatives = 20;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? scratch;

    private readonly ConditionalWeakTable<ChatMessage, byte[]> messages = [];
    private readonly ConditionalWeakTable<ChatResponseFormatJson, byte[]> formats = [];

    /// <param name="streamed">Asks for the reply in pieces, with its usage at the end.</param>
    public byte[] Write(IEnumerable<ChatMessage> chat, ChatOptions? wanted, bool streamed = false)
    {
        var (buffer, json) = scratch ??= Fresh();
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("model"u8, wanted?.ModelId ?? options.Settings.Model);
        json.WriteStartArray("messages"u8);
        foreach (var message in chat)
        {
            if (message.Role == ChatRole.System) json.WriteRawValue(messages.GetValue(message, static m => Bytes(m, Message)), skipInputValidation: true);
            else Message(json, message);
        }
        json.WriteEndArray();
        if (wanted is not null) Options(json, wanted);
        if (streamed) Streamed(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private void Options(Utf8JsonWriter json, ChatOptions wanted)
    {
        if (wanted.ResponseFormat is ChatResponseFormatJson { Schema: not null } format)
        {
            json.WritePropertyName("response_format"u8);
            json.WriteRawValue(formats.GetValue(format, static f => Bytes(f, Format)), skipInputValidation: true);
        }
        if (wanted.Temperature is { } temperature) json.WriteNumber("temperature"u8, temperature);
        if (wanted.TopP is { } topP) json.WriteNumber("top_p"u8, topP);
        // The servers that people run themselves mostly know the older name.
        if (wanted.MaxOutputTokens is { } most) json.WriteNumber(options.Provider is ModelProvider.Compatible ? "max_tokens"u8 : "max_completion_tokens"u8, most);
        if (wanted.Reasoning?.Effort is { } effort) json.WriteString("reasoning_effort"u8, effort.ToString().ToLowerInvariant());
        if (wanted.AdditionalProperties is not { } more) return;
        if (more.ContainsKey(TokenLogprob.PropertyName))
        {
            json.WriteBoolean("logprobs"u8, true);
            json.WriteNumber("top_logprobs"u8, MostAlternatives);
        }
        if (more.TryGetValue("prompt_cache_key", out string? key) && key is not null) json.WriteString("prompt_cache_key"u8, key);
    }

    private static void Streamed(Utf8JsonWriter json)
    {
        json.WriteBoolean("stream"u8, true);
        json.WriteStartObject("stream_options"u8);
        json.WriteBoolean("include_usage"u8, true);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, message.Role.Value);
        if (message.Contents is [TextContent { Text: var text }]) json.WriteString("content"u8, text);
        else Parts(json, message.Contents);
        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, IList<AIContent> contents)
    {
        json.WriteStartArray("content"u8);
        foreach (var content in contents)
        {
            json.WriteStartObject();
            switch (content)
            {
                case TextContent text:
                    json.WriteString("type"u8, "text"u8);
                    json.WriteString("text"u8, text.Text);
                    break;
                case DataContent image when image.HasTopLevelMediaType("image"):
                    json.WriteString("type"u8, "image_url"u8);
                    json.WriteStartObject("image_url"u8);
                    json.WriteString("url"u8, image.Uri);
                    json.WriteEndObject();
                    break;
                default:
                    throw new NotSupportedException($"A message holds text and images, not {content.GetType().Name}.");
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Format(Utf8JsonWriter json, ChatResponseFormatJson format)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "json_schema"u8);
        json.WriteStartObject("json_schema"u8);
        json.WriteString("name"u8, format.SchemaName ?? "answer");
        json.WriteBoolean("strict"u8, true);
        json.WritePropertyName("schema"u8);
        format.Schema!.Value.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static byte[] Bytes<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, json) = Fresh();
        write(json, value);
        json.Flush();
        json.Dispose();
        return buffer.WrittenSpan.ToArray();
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Fresh()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Plain));
    }
}
