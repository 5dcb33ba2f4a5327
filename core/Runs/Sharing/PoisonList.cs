using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Runs.Telemetry;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Sharing;

/// <summary>Messages that failed too often, for a person to see, and to send again once the reason is gone.</summary>
public sealed class PoisonList(IRecordStore records, IWorkQueue queue, TimeProvider clock)
{
    private const string Partition = "poison";
    private const int LongestReason = 500;

    /// <summary>Remembers why a message failed just now, in case it fails for good.</summary>
    public Task NoteAsync(string from, string text, string reason, CancellationToken cancellationToken) =>
        WriteAsync(from, text, known => known with { Reason = reason.Length > LongestReason ? reason[..LongestReason] : reason }, cancellationToken);

    /// <summary>Puts a message on the list; the same message stands on it once.</summary>
    public async Task AddAsync(string from, string text, CancellationToken cancellationToken)
    {
        await WriteAsync(from, text, known => known with { Given = clock.GetUtcNow() }, cancellationToken);
        RunTelemetry.Poisoned(from);
    }

    /// <summary>Whether a message waits for a person.</summary>
    public async Task<bool> HoldsAsync(string from, string text, CancellationToken cancellationToken) => await FindAsync(Id(from, text), cancellationToken) is not null;

    public async IAsyncEnumerable<PoisonMessage> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (Read(record) is { Given: not null } message) yield return message;
    }

    /// <summary>Sends a message to its queue again and takes it off the list.</summary>
    /// <returns>False when it is not on the list.</returns>
    public async Task<bool> ReplayAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } message) return false;
        // Sent before it is taken off: twice does no harm, never would.
        await queue.SendAsync(message.Queue, message.Text, TimeSpan.Zero, cancellationToken);
        return await DropAsync(id, cancellationToken);
    }

    /// <returns>False when it is not on the list.</returns>
    public async Task<bool> DropAsync(string id, CancellationToken cancellationToken)
    {
        var key = new RecordKey(Partition, id);
        while (await records.FindAsync(key, cancellationToken) is { } record)
            if (await records.TryWriteAsync(key, record.Tag, null, cancellationToken) is not null) return true;
        return false;
    }

    private async Task<PoisonMessage?> FindAsync(string id, CancellationToken cancellationToken) =>
        await records.FindAsync(new RecordKey(Partition, id), cancellationToken) is { } record && Read(record) is { Given: not null } message ? message : null;

    private async Task WriteAsync(string from, string text, Func<PoisonMessage, PoisonMessage> change, CancellationToken cancellationToken)
    {
        var key = new RecordKey(Partition, Id(from, text));
        while (true)
        {
            var record = await records.FindAsync(key, cancellationToken);
            var message = change(record is null ? new PoisonMessage(key.Id, from, text, null, null) : Read(record));
            if (await records.TryWriteAsync(key, record?.Tag, JsonSerializer.SerializeToUtf8Bytes(message, DocumentJson.Options), cancellationToken) is not null) return;
        }
    }

    private static PoisonMessage Read(StoredRecord record) => JsonSerializer.Deserialize<PoisonMessage>(record.Value.Span, DocumentJson.Options)!;

    private static string Id(string from, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}|{text}")))[..16];
}

/// <param name="Reason">Why it failed last, where that is known.</param>
/// <param name="Given">When it was given up; null while it is only noted.</param>
public sealed record PoisonMessage(string Id, string Queue, string Text, string? Reason, DateTimeOffset? Given);
