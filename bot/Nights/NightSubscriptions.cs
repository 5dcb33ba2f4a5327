using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Bot.Inbox;
using Twins.Core.Storage;

namespace Twins.Bot.Nights;

/// <summary>A conversation that wants the nightly report.</summary>
/// <param name="Conversation">Without its thread: every night begins a new one.</param>
public sealed record NightSubscription(string Channel, string Conversation)
{
    /// <summary>The night that it heard of last.</summary>
    public DateOnly? Posted { get; init; }
}

/// <summary>Who wants the nightly report.</summary>
public sealed class NightSubscriptions(IRecordStore records)
{
    private const string Partition = "bot-nightly";

    public async IAsyncEnumerable<NightSubscription> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken)) yield return Read(record);
    }

    /// <returns>Null when the conversation does not want it.</returns>
    public async Task<NightSubscription?> FindAsync(string channel, string conversation, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(channel, conversation), cancellationToken) is { } found ? Read(found) : null;

    /// <param name="change">Of what there is, which may be null; null to take it away.</param>
    public async Task ChangeAsync(string channel, string conversation, Func<NightSubscription?, NightSubscription?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await records.FindAsync(Key(channel, conversation), cancellationToken);
            var next = change(found is null ? null : Read(found));
            if (found is null && next is null) return;
            if (await records.TryWriteAsync(Key(channel, conversation), found?.Tag, next is null ? null : JsonSerializer.SerializeToUtf8Bytes(next), cancellationToken) is not null) return;
        }
    }

    private static RecordKey Key(string channel, string conversation) => new(Partition, ActivityKey.Hash(channel, conversation));

    private static NightSubscription Read(StoredRecord record) => JsonSerializer.Deserialize<NightSubscription>(record.Value.Span)!;
}
