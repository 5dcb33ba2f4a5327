using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Twins.Core.Governance.Rights;

namespace Twins.Adapters.Storage.Azure;

/// <summary>
/// Shows that something is gone from a storage account: reads every row of every table, every blob of every container, packed or
/// not, and every queue's messages as far as they may be looked at. It costs what reading the account costs, so erasures are for people and not for tidying.
/// </summary>
internal sealed class AccountSearch(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues)
{
    /// <summary>More of a queue's messages are never shown at once.</summary>
    private const int MostPeeked = 32;

    /// <summary>A larger blob is searched while it is read, and not unpacked.</summary>
    private const long MostUnpacked = 256L << 20;

    public async Task<SearchedStore> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var (traces, found, searched) = (new TextTraces(texts), new List<string>(), 0);
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellationToken))
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
                Saw($"table {table.Name}, row {row.PartitionKey}/{row.RowKey}", IsIn(row, traces));
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellationToken))
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(new GetBlobsOptions { States = BlobStates.Snapshots }, cancellationToken))
                Saw($"blob {container.Name}/{blob.Name}", await IsInAsync(blobs.GetBlobContainerClient(container.Name), blob, traces, cancellationToken));
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: cancellationToken))
            foreach (var message in (await queues.GetQueueClient(queue.Name).PeekMessagesAsync(MostPeeked, cancellationToken)).Value)
                Saw($"queue {queue.Name}, message {message.MessageId}", traces.AreIn(message.Body.ToStream()));
        return new SearchedStore(searched, found);

        void Saw(string where, bool isThere)
        {
            searched++;
            if (isThere) found.Add(where);
        }
    }

    private static bool IsIn(TableEntity row, TextTraces traces)
    {
        // Bytes of one value are spread over columns, in the order of their names.
        using var binary = new MemoryStream([.. row.Where(c => c.Value is byte[]).OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => (byte[])c.Value)]);
        if (traces.AreIn(binary)) return true;
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', row.Select(c => c.Value).OfType<string>())));
        return traces.AreIn(text);
    }

    private static async Task<bool> IsInAsync(BlobContainerClient container, BlobItem blob, TextTraces traces, CancellationToken cancellationToken)
    {
        var client = container.GetBlobClient(blob.Name);
        if (blob.Snapshot is not null) client = client.WithSnapshot(blob.Snapshot);
        await using var content = await client.OpenReadAsync(cancellationToken: cancellationToken);
        if (traces.AreIn(content)) return true;
        if (blob.Properties.ContentLength > MostUnpacked) return false;
        content.Position = 0;
        return traces.ArePackedIn(content);
    }
}
