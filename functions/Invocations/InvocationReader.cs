using System.Globalization;
using System.Text.Json;

namespace Twins.Functions.Invocations;

/// <summary>
/// Reads what the host posts: <c>{"Data":{binding:…},"Metadata":{…}}</c>. Objects come as objects; every other value was
/// serialised once more into a string, so that a queue message arrives quoted twice.
/// </summary>
internal static class InvocationReader
{
    /// <exception cref="FormatException">It is not the host's shape.</exception>
    public static Invocation Read(JsonElement payload, Trigger trigger)
    {
        if (payload.ValueKind is not JsonValueKind.Object || !payload.TryGetProperty("Data"u8, out var data) || data.ValueKind is not JsonValueKind.Object || data.EnumerateObject().FirstOrDefault() is not { Value.ValueKind: not JsonValueKind.Undefined } binding)
            throw new FormatException("The body is not what the Functions host posts: it has no Data with one binding.");
        var metadata = payload.TryGetProperty("Metadata"u8, out var found) && found.ValueKind is JsonValueKind.Object ? found : default;
        return trigger is Trigger.Timer ? new Invocation("", 0, IsPastDue(binding.Value)) : new Invocation(Text(binding.Value), Received(metadata), IsPastDue: false);
    }

    private static bool IsPastDue(JsonElement timer)
    {
        // As an object, or as text that holds one.
        if (timer.ValueKind is JsonValueKind.String && Parsed(timer.GetString()!) is { } inner) timer = inner;
        return timer.ValueKind is JsonValueKind.Object && timer.TryGetProperty("IsPastDue"u8, out var due) && due.ValueKind is JsonValueKind.True;
    }

    private static string Text(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String) return value.GetRawText();
        var text = value.GetString()!;
        return Parsed(text) is { ValueKind: JsonValueKind.String } inner ? inner.GetString()! : text;
    }

    private static int Received(JsonElement metadata)
    {
        if (metadata.ValueKind is not JsonValueKind.Object || !metadata.TryGetProperty("DequeueCount"u8, out var count)) return 0;
        return int.TryParse(Text(count), NumberStyles.None, CultureInfo.InvariantCulture, out var received) ? received : 0;
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
