using System.Text.Json;
using Twins.Bot.Inbox;
using Twins.Core.Storage;

namespace Twins.Bot.Talking;

/// <summary>Whom a conversation talks with, and what it heard last.</summary>
public sealed record TalkState
{
    /// <summary>The twin's id; null when nobody is talked with.</summary>
    public string? Twin { get; init; }

    /// <summary>The person and the turn of the last answer, for whoever asks why.</summary>
    public string? Person { get; init; }
    public string? Turn { get; init; }
}

/// <summary>One state for each conversation; each thread of a channel is one.</summary>
public sealed class TalkStates(IRecordStore records)
{
    private const string Partition = "bot-talks";

    public async Task<TalkState> ReadAsync(string channel, string conversation, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(channel, conversation), cancellationToken) is { } found ? Read(found.Value) : new TalkState();

    public Task ChangeAsync(string channel, string conversation, Func<TalkState, TalkState> change, CancellationToken cancellationToken) =>
        records.ChangeAsync(Key(channel, conversation), value => JsonSerializer.SerializeToUtf8Bytes(change(value is { } known ? Read(known) : new TalkState())), cancellationToken);

    /// <summary>Takes a person out of every conversation's last answer.</summary>
    public async Task EraseAsync(string person, CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (Read(record.Value).Person == person) await records.TryWriteAsync(record.Key, record.Tag, null, cancellationToken);
    }

    private static RecordKey Key(string channel, string conversation) => new(Partition, ActivityKey.Hash(channel, conversation));

    private static TalkState Read(ReadOnlyMemory<byte> value) => JsonSerializer.Deserialize<TalkState>(value.Span)!;
}
