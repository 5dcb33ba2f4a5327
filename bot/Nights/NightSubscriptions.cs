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
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken)) yield return Read(record.Value);
    }

    /// <param name="change">Of what there is, which may be null; null to take it away.</param>
    public Task ChangeAsync(string channel, string conversation, Func<NightSubscription?, NightSubscription?> change, CancellationToken cancellationToken) =>
        records.ChangeAsync(Key(channel, conversation), value => change(value is { } known ? Read(known) : null) is { } next ? JsonSerializer.SerializeToUtf8Bytes(next) : null, cancellationToken);

    private static RecordKey Key(string channel, string conversation) => new(Partition, ActivityKey.Hash(channel, conversation));

    private static NightSubscription Read(ReadOnlyMemory<byte> value) => JsonSerializer.Deserialize<NightSubscription>(value.Span)!;
}
