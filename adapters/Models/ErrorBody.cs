using System.ClientModel.Primitives;
using System.Text.Json;

namespace Twins.Adapters.Models;

/// <summary>The code and the message of an error reply, fit to be shown.</summary>
internal static class ErrorBody
{
    private const int LongestMessage = 200;

    public static (string? Code, string Message) Read(PipelineResponse? response, string? secret)
    {
        try
        {
            using var json = JsonDocument.Parse(response?.Content ?? BinaryData.FromString("{}"));
            return Read(json.RootElement, secret);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, "");
        }
    }

    /// <summary>As <see cref="Read(JsonElement, string?)"/>, for text that need not be text.</summary>
    public static (string? Code, string Message) ReadAny(JsonElement body, string? secret)
    {
        try
        {
            return Read(body, secret);
        }
        catch (InvalidOperationException)
        {
            return (null, "");
        }
    }

    /// <exception cref="InvalidOperationException">Its text is no text.</exception>
    public static (string? Code, string Message) Read(JsonElement body, string? secret)
    {
        if (body.ValueKind is not JsonValueKind.Object) return (null, "");
        var error = body.TryGetProperty("error"u8, out var e) && e.ValueKind is JsonValueKind.Object ? e : body;
        return (Text(error, "code"), Clean(Text(error, "message") ?? "", secret));
    }

    /// <summary>Whether a code says that the content filter stopped the prompt.</summary>
    public static bool IsFilter(string? code) => code is "content_filter" or "ResponsibleAIPolicyViolation";

    private static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    public static string Clean(string message, string? secret)
    {
        if (secret is { Length: > 0 }) message = message.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        message = new string([.. message.Where(c => !char.IsControl(c))]);
        return message.Length > LongestMessage ? message[..LongestMessage] + "…" : message;
    }
}
