using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Twins.Bot.Activities;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>An activity on its way through the queue: in the message, or in a blob where it is too large for one.</summary>
/// <param name="Key">See <see cref="ActivityKey"/>.</param>
/// <param name="Activity">As the channel sent it; null when it is in a blob.</param>
public sealed record ActivityMessage(string Key, string? Activity)
{
    public const string Queue = "activities";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal string Folder => $"activities/{Key}";

    /// <returns>The queue's text. A large activity is in its blob before anybody can receive the message.</returns>
    internal static async Task<string> WriteAsync(string key, ReadOnlyMemory<byte> activity, IBlobStore blobs, CancellationToken cancellationToken)
    {
        var message = new ActivityMessage(key, Encoding.UTF8.GetString(activity.Span));
        var text = JsonSerializer.Serialize(message, Shape);
        if (Encoding.UTF8.GetByteCount(text) <= QueueLimits.MaxBytes) return text;
        await blobs.WriteAsync(message.File, new MemoryStream(activity.ToArray(), writable: false), cancellationToken);
        return JsonSerializer.Serialize(message with { Activity = null }, Shape);
    }

    /// <exception cref="FormatException">It is no message of this queue.</exception>
    internal static ActivityMessage Read(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize<ActivityMessage>(text, Shape) is { Key.Length: 64 } message && message.Key.All(char.IsAsciiHexDigitLower)) return message;
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw new FormatException($"A message in queue {Queue} is none of ours.");
    }

    /// <returns>Null when its blob is gone, which it is once the work is done.</returns>
    internal async Task<Activity?> OpenAsync(IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (Activity is not null) return ActivityReader.Read(Encoding.UTF8.GetBytes(Activity));
        await using var blob = await blobs.OpenAsync(File, cancellationToken);
        if (blob is null) return null;
        using var copy = new MemoryStream();
        await blob.CopyToAsync(copy, cancellationToken);
        return ActivityReader.Read(copy.ToArray());
    }

    private string File => $"{Folder}/activity.json";
}
