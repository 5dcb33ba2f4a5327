using System.Text.Json;
using Twins.Bot.Activities;

namespace Twins.Bot.Commands;

/// <summary>A button that somebody pressed: our own verb with the data that we put into it, read as if a stranger had sent it.</summary>
/// <param name="Key">Against doubled presses.</param>
public sealed record CardPress(string Verb, string Key, JsonElement Sent)
{
    private const int LongestText = 5000;

    /// <returns>Null when the activity carries no press of one of our buttons.</returns>
    public static CardPress? Read(Activity activity)
    {
        var value = activity.Value;
        if (value.ValueKind is not JsonValueKind.Object) return null;
        // Action.Execute wraps its data, a dialog does in another way, and Action.Submit sends it bare.
        var sent = value.TryGetProperty("action", out var action) && action.ValueKind is JsonValueKind.Object && action.TryGetProperty("data", out var inner) ? inner
            : value.TryGetProperty("data", out var data) ? data : value;
        if (sent.ValueKind is not JsonValueKind.Object) return null;
        return Text(sent, "verb") is { } verb && Text(sent, "key") is { } key ? new CardPress(verb, key, sent) : null;
    }

    /// <returns>Null when it is not there, not text, or longer than we ever sent.</returns>
    public string? this[string name] => Text(Sent, name);

    private static string? Text(JsonElement sent, string name) =>
        sent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;
}
