using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;
using Twins.Core.Studies;

namespace Twins.Core.Talks;

/// <summary>What people and twins said to each other: kept by person, so that a person can be shown all of it, and forgotten.</summary>
public sealed class TalkBook(IRecordStore records)
{
    private const string Messages = "talk-messages";

    /// <summary>A name for a turn that sorts newer ones first. The same for the same cause, so that a turn is kept once.</summary>
    /// <param name="cause">What made the person's words arrive, such as an activity's key.</param>
    public static string IdOf(string twin, DateTimeOffset at, string cause) =>
        string.Create(CultureInfo.InvariantCulture, $"{twin}|{long.MaxValue - at.UtcTicks:D19}|{ContentHash.Of(cause)[..16]}");

    /// <summary>Keeps a turn; one of the same id is replaced.</summary>
    public async Task KeepAsync(string person, TalkTurn turn, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.SerializeToUtf8Bytes(turn, DocumentJson.Options);
        await records.ChangeAsync(new RecordKey(PartitionOf(person), turn.Id), _ => value, cancellationToken);
        var pointer = JsonSerializer.SerializeToUtf8Bytes(new Pointer(person, turn.Id), DocumentJson.Options);
        await records.ChangeAsync(TwinKey(person, turn), _ => pointer, cancellationToken);
        if (turn is { Conversation: { } conversation, Message: { } message }) await records.ChangeAsync(MessageKey(conversation, message), _ => pointer, cancellationToken);
    }

    /// <summary>The turns of a person with a twin, newest first.</summary>
    public async IAsyncEnumerable<TalkTurn> ListAsync(string person, string twin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(PartitionOf(person), twin + "|", cancellationToken))
        {
            if (!record.Key.Id.StartsWith(twin + "|", StringComparison.Ordinal)) yield break;
            yield return Read(record);
        }
    }

    /// <summary>One turn of a person, or null when there is none of that id.</summary>
    public async Task<TalkTurn?> ReadAsync(string person, string turn, CancellationToken cancellationToken) =>
        await records.FindAsync(new RecordKey(PartitionOf(person), turn), cancellationToken) is { } record ? Read(record) : null;

    /// <summary>Everything a person ever said to any twin.</summary>
    public async IAsyncEnumerable<TalkTurn> ListAllAsync(string person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(PartitionOf(person), null, cancellationToken)) yield return Read(record);
    }

    /// <summary>The turn that a message shows, with the person who talked; null when the message shows none.</summary>
    public async Task<(string Person, TalkTurn Turn)?> FindAsync(string conversation, string message, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(MessageKey(conversation, message), cancellationToken) is not { } found) return null;
        var pointer = JsonSerializer.Deserialize<Pointer>(found.Value.Span, DocumentJson.Options)!;
        return await ReadAsync(pointer.Person, pointer.Turn, cancellationToken) is { } turn ? (pointer.Person, turn) : null;
    }

    /// <summary>Everything that anybody said to a twin, with who said it, in no order.</summary>
    public async IAsyncEnumerable<(string Person, TalkTurn Turn)> ListOfTwinAsync(string twin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(PartitionOfTwin(twin), null, cancellationToken))
            if (JsonSerializer.Deserialize<Pointer>(record.Value.Span, DocumentJson.Options) is { } pointer && await ReadAsync(pointer.Person, pointer.Turn, cancellationToken) is { } turn) yield return (pointer.Person, turn);
    }

    /// <summary>Forgets everything that a person said, and what was answered.</summary>
    /// <returns>How many turns there were.</returns>
    public async Task<int> EraseAsync(string person, CancellationToken cancellationToken)
    {
        var turns = 0;
        await foreach (var record in records.ListAsync(PartitionOf(person), null, cancellationToken))
        {
            var turn = Read(record);
            // The pointers first: they can be found through their turn alone.
            await records.ChangeAsync(TwinKey(person, turn), _ => null, cancellationToken);
            await EraseAsync(person, turn, cancellationToken);
            turns++;
        }
        return turns;
    }

    /// <summary>Forgets everything that anybody said to a twin, and what it answered.</summary>
    /// <returns>How many turns there were.</returns>
    public async Task<int> EraseTwinAsync(string twin, CancellationToken cancellationToken)
    {
        var turns = 0;
        await foreach (var record in records.ListAsync(PartitionOfTwin(twin), null, cancellationToken))
        {
            var pointer = JsonSerializer.Deserialize<Pointer>(record.Value.Span, DocumentJson.Options)!;
            if (await ReadAsync(pointer.Person, pointer.Turn, cancellationToken) is { } turn) await EraseAsync(pointer.Person, turn, cancellationToken);
            await records.ChangeAsync(record.Key, _ => null, cancellationToken);
            turns++;
        }
        return turns;
    }

    private async Task EraseAsync(string person, TalkTurn turn, CancellationToken cancellationToken)
    {
        if (turn is { Conversation: { } conversation, Message: { } message }) await records.ChangeAsync(MessageKey(conversation, message), _ => null, cancellationToken);
        await records.ChangeAsync(new RecordKey(PartitionOf(person), turn.Id), _ => null, cancellationToken);
    }

    private static TalkTurn Read(StoredRecord record) => JsonSerializer.Deserialize<TalkTurn>(record.Value.Span, DocumentJson.Options)!;

    private static RecordKey TwinKey(string person, TalkTurn turn) => new(PartitionOfTwin(turn.Twin), ContentHash.Of(new[] { person, turn.Id }));

    private static string PartitionOfTwin(string twin) => "talks-of-" + ContentHash.Of(twin)[..32];

    private static string PartitionOf(string person) => "talks-" + ContentHash.Of(person)[..32];

    private static RecordKey MessageKey(string conversation, string message) => new(Messages, ContentHash.Of(new[] { conversation, message }));

    private sealed record Pointer(string Person, string Turn);
}
