using System.Text.Json;
using Twins.Core.Storage;

namespace Twins.Bot.Replies;

/// <summary>
/// Where the reply to something stands in its conversation. A message cannot be sent and written down at once, and a process
/// may die between the two; but a message that was begun can be replaced as often as one likes. So every reply that takes a
/// while begins with a message (a stream, or a line that holds the place), whose id is kept here, and ends in that message.
/// </summary>
public sealed record Place
{
    /// <summary>When it was begun.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The message's id; null while there is none.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the message is a stream, and text of it may have been read.</summary>
    public bool IsStream { get; init; }
    public bool Spoke { get; init; }

    /// <summary>Whether all was said.</summary>
    public bool Ended { get; init; }
}

/// <summary>The places of replies, by what they reply to.</summary>
public sealed class Places(IRecordStore records, TimeProvider clock)
{
    internal const string Partition = "bot-replies";
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <param name="cause">What is replied to, such as an activity's key.</param>
    public async Task<Place> OpenAsync(string cause, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await records.FindAsync(Key(cause), cancellationToken) is { } found) return Read(found);
            await records.TryWriteAsync(Key(cause), null, JsonSerializer.SerializeToUtf8Bytes(new Place { At = clock.GetUtcNow() }), cancellationToken);
        }
    }

    /// <summary>Only one process works on a cause at a time, so that the last word stands.</summary>
    public Task SetAsync(string cause, Place place) => records.ChangeAsync(Key(cause), _ => JsonSerializer.SerializeToUtf8Bytes(place), CancellationToken.None);

    private static RecordKey Key(string cause) => new(Partition, cause);

    private static Place Read(StoredRecord record) => JsonSerializer.Deserialize<Place>(record.Value.Span)!;
}
