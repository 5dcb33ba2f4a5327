using System.Text.Json;

namespace Twins.Adapters.Models.Batch;

/// <summary>A batch as the provider describes it.</summary>
/// <param name="Status">Lower-case letters only: Azure and OpenAI spell it differently, and not always alike.</param>
/// <param name="Name">The name that we gave it; null where the provider keeps none.</param>
/// <param name="Code">Why it failed, as a code.</param>
internal sealed record BatchObject(string Id, string Status, string? Name, string? Input, string? Output, string? Errors, string? Code, string? Why)
{
    /// <summary>The metadata that names a part.</summary>
    public const string NameKey = "twins_part";

    public bool IsOver => Status is "completed" or "failed" or "expired" or "cancelled" or "canceled";

    public bool IsEnding => Status is "cancelling" or "canceling";

    /// <summary>Refused before anything was asked, because too much of ours is queued already.</summary>
    public bool IsCrowded => Status is "failed" && Output is null && Code is "token_limit_exceeded";

    /// <summary>Null when it is no batch.</summary>
    public static BatchObject? Read(JsonElement json)
    {
        if (Text(json, "id") is not { } id) return null;
        var error = json.TryGetProperty("errors"u8, out var errors) && errors.ValueKind is JsonValueKind.Object && errors.TryGetProperty("data"u8, out var list) && list.ValueKind is JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0] : default;
        return new BatchObject(
            id,
            Letters(Text(json, "status") ?? ""),
            json.TryGetProperty("metadata"u8, out var metadata) ? Text(metadata, NameKey) : null,
            Text(json, "input_file_id"),
            Text(json, "output_file_id"),
            Text(json, "error_file_id"),
            Text(error, "code"),
            ErrorBody.Clean(Text(error, "message") ?? "", null));
    }

    /// <summary>A text that says something; null for anything else, and for one that no string can hold.</summary>
    public static string? Text(JsonElement json, string name)
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String) return null;
        try
        {
            return value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string Letters(string text) => new([.. text.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
}
