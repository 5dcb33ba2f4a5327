using System.Text.Json;
using Twins.Bot.Replies;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>Forgets what no channel sends again; for a timer.</summary>
public sealed class BotUpkeep(IRecordStore records, TimeProvider clock)
{
    private static readonly (string Partition, TimeSpan Kept)[] Memories =
    [
        (ActivityMemory.Partition, ActivityMemory.Kept), (ActivitySightings.Partition, ActivitySightings.Kept), (InvokeDesk.Partition, InvokeDesk.Kept), (Places.Partition, Places.Kept),
    ];

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var (partition, kept) in Memories)
            await foreach (var record in records.ListAsync(partition, null, cancellationToken))
                if (JsonSerializer.Deserialize<Dated>(record.Value.Span)!.At + kept < clock.GetUtcNow()) await records.TryWriteAsync(record.Key, record.Tag, null, cancellationToken);
    }

    /// <summary>What every memory says of itself.</summary>
    private sealed record Dated(DateTimeOffset At);
}
