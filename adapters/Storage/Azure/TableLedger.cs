using System.Collections.Concurrent;
using System.Text;
using Azure.Data.Tables;
using Twins.Core.Runs;
using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Azure;

/// <summary>The ledger in a table, for any number of writers: a row once added is never changed, and the first one counts.</summary>
public sealed class TableLedger : ILedger
{
    private readonly StorageTable table;
    private readonly IBlobStore blobs;
    private readonly ConcurrentDictionary<string, LedgerLane> lanes = new(StringComparer.Ordinal);

    /// <param name="blobs">Where replies go that are too long for a row.</param>
    internal TableLedger(TableClient client, IBlobStore blobs) => (table, this.blobs) = (new StorageTable(client), blobs);

    public async ValueTask<LedgerEntry?> FindAsync(LedgerKey key, CancellationToken cancellationToken)
    {
        Check(key);
        if (await table.FindAsync(TableKey.Escape(key.Twin), TableKey.Escape(key.Hash), cancellationToken) is not { } row) return null;
        return LedgerRow.Read(key, row, LedgerRow.BlobOf(row) is { } blob ? await ReadAsync(blob, cancellationToken) : null);
    }

    public async Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        Check(entry.Key);
        var raw = Encoding.UTF8.GetBytes(entry.Raw);
        var blob = raw.Length > RecordLimits.MaxBytes ? LedgerRow.BlobOf(entry.Key, raw) : null;
        // Before the row that names it; should another's row be first, it lies there unused until the twin is erased.
        if (blob is not null) await blobs.WriteAsync(blob, new MemoryStream(raw), cancellationToken);
        var lane = lanes.GetOrAdd(entry.Key.Twin, static (_, table) => new LedgerLane(table), table);
        await lane.AppendAsync(LedgerRow.Of(entry, raw, blob), blob is null ? raw.Length : 0).WaitAsync(cancellationToken);
    }

    public async Task<int> EraseAsync(string twin, CancellationToken cancellationToken)
    {
        Check(new LedgerKey(twin, "any"));
        var erased = await table.EraseAsync(TableKey.Escape(twin), cancellationToken);
        // After the rows that name them.
        await blobs.DeleteFolderAsync(LedgerRow.FolderOf(twin), cancellationToken);
        return erased;
    }

    private static void Check(LedgerKey key) => RecordLimits.Check(new RecordKey(key.Twin, key.Hash), 0);

    private async Task<string> ReadAsync(string blob, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(blob, cancellationToken) ?? throw new InvalidDataException($"The ledger names the blob {blob}, which is gone; restore it, or remove the entry to have the answer bought again.");
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
