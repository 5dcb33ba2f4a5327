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
        await records.FindAsync(Key(channel, conversation), cancellationToken) is { } found ? Read(found) : new TalkState();

    public async Task ChangeAsync(string channel, string conversation, Func<TalkState, TalkState> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await records.FindAsync(Key(channel, conversation), cancellationToken);
            var state = change(found is null ? new TalkState() : Read(found));
            if (await records.TryWriteAsync(Key(channel, conversation), found?.Tag, JsonSerializer.SerializeToUtf8Bytes(state), cancellationToken) is not null) return;
        }
    }

    /// <summary>Takes a person out of every conversation's last answer.</summary>
    public async Task EraseAsync(string person, CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (Read(record).Person == person) await records.TryWriteAsync(record.Key, record.Tag, null, cancellationToken);
    }

    private static RecordKey Key(string channel, string conversation) => new(Partition, ActivityKey.Hash(channel, conversation));

    private static TalkState Read(StoredRecord record) => JsonSerializer.Deserialize<TalkState>(record.Value.Span)!;
}
