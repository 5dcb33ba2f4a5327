using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twins.Adapters.Teams;

/// <summary>Activities as JSON, within the size that Teams takes.</summary>
internal static class TeamsJson
{
    /// <summary>Teams takes 100 KB of UTF-16 and adds to it on its way.</summary>
    public const int MaxBytes = 80 * 1024;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is never HTML, and \u-escapes would count six times.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <exception cref="ActivityTooLargeException">It would be refused.</exception>
    public static string WriteWithin<T>(T value)
    {
        var json = Write(value);
        return Size(json) <= MaxBytes ? json : throw new ActivityTooLargeException(Size(json));
    }

    public static int Size(string json) => json.Length * sizeof(char);
}

/// <summary>What was to be sent is larger than Teams takes; nothing was sent.</summary>
public sealed class ActivityTooLargeException(int bytes)
    : Exception($"The message has {bytes / 1024.0:0.0} KB in UTF-16 and at most {TeamsJson.MaxBytes / 1024} are sent; say less, or split the card.");
