using System.Text.Json;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>Which activities were taken, and which are done.</summary>
public sealed class ActivityMemory(IRecordStore records, TimeProvider clock)
{
    internal const string Partition = "bot-activities";

    /// <summary>A channel gives up within minutes; a message may wait in the queue for as long as its function is broken.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    internal async Task<bool> KnowsAsync(string key, CancellationToken cancellationToken) =>
        await records.FindAsync(Place(key), cancellationToken) is not null;

    internal async Task<bool> IsDoneAsync(string key, CancellationToken cancellationToken) =>
        await records.FindAsync(Place(key), cancellationToken) is { } found && Read(found).IsDone;

    /// <summary>Whoever has written first is right: the work may already be done.</summary>
    internal Task TakenAsync(string key) => records.TryWriteAsync(Place(key), null, Write(isDone: false), CancellationToken.None);

    /// <summary>The desk may write that it was taken at the same moment.</summary>
    internal Task DoneAsync(string key) => records.ChangeAsync(Place(key), _ => Write(isDone: true), CancellationToken.None);

    private static RecordKey Place(string key) => new(Partition, key);

    private byte[] Write(bool isDone) => JsonSerializer.SerializeToUtf8Bytes(new Remembered(clock.GetUtcNow(), isDone));

    private static Remembered Read(StoredRecord record) => JsonSerializer.Deserialize<Remembered>(record.Value.Span)!;

    private sealed record Remembered(DateTimeOffset At, bool IsDone);
}
