using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Twins.Core.Storage;

namespace Twins.Adapters.Storage.Azure;

/// <summary>Records in a table, a row each.</summary>
public sealed class TableRecords : IRecordStore
{
    private readonly StorageTable table;

    internal TableRecords(TableClient client) => table = new StorageTable(client);

    public async Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken)
    {
        RecordLimits.Check(key, 0);
        return await table.FindAsync(TableKey.Escape(key.Partition), TableKey.Escape(key.Id), cancellationToken) is { } row && !RecordRow.IsGone(row) ? RecordRow.Read(row) : null;
    }

    public async Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken)
    {
        RecordLimits.Check(key, value?.Length ?? 0);
        if (tag is null && value is null) return await FindAsync(key, cancellationToken) is null ? "" : null;
        var row = RecordRow.Of(key, value);
        if (tag is null) return await InsertAsync(row, cancellationToken) is { } added ? RecordRow.Tag(added) : null;
        if (RecordRow.ETag(tag) is not { } since || await ReplaceAsync(row, since, cancellationToken) is not { } replaced) return null;
        if (value is not null) return RecordRow.Tag(replaced);
        await table.RemoveAsync(row, replaced, cancellationToken);
        return "";
    }

    public async IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RecordLimits.CheckPart(partition);
        if (after is { Length: > 0 }) RecordLimits.CheckPart(after);
        await foreach (var row in table.ListAsync(TableKey.Escape(partition), TableKey.Escape(after ?? ""), cancellationToken))
            if (!RecordRow.IsGone(row)) yield return RecordRow.Read(row);
    }

    private async Task<ETag?> InsertAsync(TableEntity row, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await table.AddAsync(row, cancellationToken) is { } added) return added;
            if (await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is not { } there) continue;
            if (RecordRow.IsSameWrite(there, row)) return there.ETag;
            if (!RecordRow.IsGone(there)) return null;
            // Somebody stopped half way through a deletion, or is about to finish it.
            if (await ReplaceAsync(row, there.ETag, cancellationToken) is { } replaced) return replaced;
        }
    }

    private async Task<ETag?> ReplaceAsync(TableEntity row, ETag since, CancellationToken cancellationToken)
    {
        if (await table.ReplaceAsync(row, since, cancellationToken) is { } replaced) return replaced;
        return await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is { } there && RecordRow.IsSameWrite(there, row) ? there.ETag : null;
    }
}
