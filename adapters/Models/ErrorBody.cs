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
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return (null, "");
            var error = json.RootElement.TryGetProperty("error"u8, out var e) && e.ValueKind is JsonValueKind.Object ? e : json.RootElement;
            return (Text(error, "code"), Clean(Text(error, "message") ?? "", secret));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, "");
        }
    }

    private static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Clean(string message, string? secret)
    {
        if (secret is { Length: > 0 }) message = message.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        message = new string([.. message.Where(c => !char.IsControl(c))]);
        return message.Length > LongestMessage ? message[..LongestMessage] + "…" : message;
    }
}
