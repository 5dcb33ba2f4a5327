using System.Globalization;
using System.Text.Json;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>A place in a JSON document (RFC 6901).</summary>
internal sealed class JsonPointer
{
    private readonly string[] steps;

    private JsonPointer(string[] steps) => this.steps = steps;

    /// <returns>Null when the text is no pointer.</returns>
    public static JsonPointer? TryParse(string text)
    {
        if (text.Length is 0) return new JsonPointer([]);
        if (text[0] is not '/') return null;
        var parts = text[1..].Split('/');
        return Array.TrueForAll(parts, IsEscaped) ? new JsonPointer([.. parts.Select(Unescape)]) : null;
    }

    /// <returns>Null when nothing stands there.</returns>
    public JsonElement? Find(JsonElement document)
    {
        foreach (var step in steps)
        {
            if (document.ValueKind is JsonValueKind.Object && document.TryGetProperty(step, out var field)) document = field;
            else if (document.ValueKind is JsonValueKind.Array && Index(step) is { } index && index < document.GetArrayLength()) document = document[index];
            else return null;
        }
        return document;
    }

    /// <summary>Digits without a leading zero.</summary>
    private static int? Index(string step) =>
        step is "0" || (step.Length > 0 && step[0] is not '0') ? int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null : null;

    /// <summary>Every '~' is followed by 0 or 1.</summary>
    private static bool IsEscaped(string step)
    {
        for (var i = step.IndexOf('~'); i >= 0; i = step.IndexOf('~', i + 1)) if (i + 1 >= step.Length || step[i + 1] is not ('0' or '1')) return false;
        return true;
    }

    private static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
