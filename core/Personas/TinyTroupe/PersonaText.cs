using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twins.Core.Personas.TinyTroupe;

/// <summary>Reads text and lists out of persona files, where the same field is a string here, a list or an object there.</summary>
internal static class PersonaText
{
    /// <summary>The value as one piece of text; null where there is none.</summary>
    public static string? One(JsonNode? node)
    {
        var text = node switch
        {
            null => null,
            JsonArray list => string.Join("; ", list.Select(One).OfType<string>()),
            JsonObject fields => string.Join("; ", fields.Select(f => One(f.Value) is { } value ? $"{Words(f.Key)}: {value}" : null).OfType<string>()),
            JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
            _ => node.ToJsonString(),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The value as a list: a list as it is, a text as its only entry, an object as an entry per field.</summary>
    public static IReadOnlyList<string> Many(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(One).OfType<string>()],
        JsonObject fields => [.. fields.Select(f => One(f.Value) is { } value ? $"{Words(f.Key)}: {value}" : null).OfType<string>()],
        _ => One(node) is { } one ? [one] : [],
    };

    /// <summary>A whole number, written as a number or at the start of a text.</summary>
    public static int? Whole(JsonNode? node)
    {
        var text = One(node)?.Trim() ?? "";
        var digits = new string([.. text.TakeWhile(char.IsAsciiDigit)]);
        return text.StartsWith('-') ? -1 : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : digits.Length > 0 ? int.MaxValue : null;
    }

    private static string Words(string key) => key.Replace('_', ' ');
}
