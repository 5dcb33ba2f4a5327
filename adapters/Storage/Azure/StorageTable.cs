using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Twins.Adapters.Storage.Azure;

/// <summary>A table that is made when it is first written to; what others were faster with is a null, not an exception.</summary>
internal sealed class StorageTable(TableClient client)
{
    private const int MostTogether = 100;

    private bool made;

    public async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken)
    {
        // A table that is not there yet answers like a row that is not.
        var found = await client.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <returns>Null when there is such a row already.</returns>
    public async Task<ETag?> AddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        try
        {
            return (await client.AddEntityAsync(row, cancellationToken)).Headers.ETag;
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            return null;
        }
    }

    /// <returns>Null when the row is gone or was written since.</returns>
    public async Task<ETag?> ReplaceAsync(TableEntity row, ETag since, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.UpdateEntityAsync(row, since, TableUpdateMode.Replace, cancellationToken)).Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Removes a row unless it was written since.</summary>
    public async Task RemoveAsync(TableEntity row, ETag since, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteEntityAsync(row.PartitionKey, row.RowKey, since, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Somebody else has removed or rewritten it.
        }
    }

    /// <summary>Adds all rows of one partition or none.</summary>
    /// <exception cref="RequestFailedException">None was added.</exception>
    public async Task AddTogetherAsync(IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        await client.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellationToken);
    }

    /// <summary>Removes every row of a partition, whoever wrote it.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EraseAsync(string partition, CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        var erased = 0;
        var rows = client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), MostTogether, ["PartitionKey", "RowKey"], cancellationToken);
        await foreach (var page in rows.AsPages().WithCancellation(cancellationToken))
        {
            if (page.Values.Count > 0) await client.SubmitTransactionAsync(page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellationToken);
            erased += page.Values.Count;
        }
        return erased;
    }

    public async IAsyncEnumerable<TableEntity> ListAsync(string partition, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after}");
        await foreach (var row in client.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) yield return row;
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (made) return;
        await client.CreateIfNotExistsAsync(cancellationToken);
        made = true;
    }
}
