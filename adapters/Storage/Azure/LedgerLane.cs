using Azure;
using Azure.Data.Tables;

namespace Twins.Adapters.Storage.Azure;

/// <summary>
/// Appends to one partition. Whatever comes while a batch is under way waits and goes in the next as one transaction, so
/// that two hundred answers of a twin cost a few requests.
/// </summary>
internal sealed class LedgerLane(StorageTable table)
{
    private const int MostRows = 100;
    private const int AtOnce = 16;

    /// <summary>4 MiB less some room for what the estimate of a row's size leaves out.</summary>
    private const int MostBytes = 7 << 19;

    private readonly Lock gate = new();
    private readonly List<Pending> waiting = [];
    private bool isRunning;

    /// <summary>Adds a row unless its key is there already; durable when the task completes.</summary>
    /// <param name="payload">Bytes of the row's reply.</param>
    public Task AppendAsync(TableEntity row, int payload)
    {
        var pending = new Pending(row, Size(payload));
        lock (gate)
        {
            waiting.Add(pending);
            if (isRunning) return pending.Written.Task;
            isRunning = true;
        }
        _ = RunAsync();
        return pending.Written.Task;
    }

    /// <summary>In base64, beside everything else in a row and its part's headers.</summary>
    private static int Size(int payload) => (payload / 3 * 4) + (16 * 1024);

    private async Task RunAsync()
    {
        while (Next() is { Count: > 0 } batch)
            if (batch.Count is 1 || !await TryTogetherAsync(batch)) await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, AloneAsync);
    }

    private List<Pending> Next()
    {
        lock (gate)
        {
            var (batch, keys, bytes) = (new List<Pending>(), new HashSet<string>(StringComparer.Ordinal), 0);
            foreach (var pending in waiting)
            {
                if (batch.Count is MostRows || bytes + pending.Bytes > MostBytes) break;
                // A transaction may hold a key once; the second finds the first when its turn comes.
                if (!keys.Add(pending.Row.RowKey)) continue;
                batch.Add(pending);
                bytes += pending.Bytes;
            }
            waiting.RemoveAll(batch.Contains);
            isRunning = batch.Count > 0;
            return batch;
        }
    }

    /// <returns>False when the service refused the batch: one of its keys is there already, or it had no time for so much.</returns>
    private async Task<bool> TryTogetherAsync(List<Pending> batch)
    {
        try
        {
            await table.AddTogetherAsync(batch.Select(p => p.Row), CancellationToken.None);
            foreach (var pending in batch) pending.Written.SetResult();
            return true;
        }
        catch (RequestFailedException)
        {
            return false;
        }
        catch (Exception e)
        {
            foreach (var pending in batch) pending.Written.SetException(Failure(e));
            return true;
        }
    }

    private async ValueTask AloneAsync(Pending pending, CancellationToken cancellationToken)
    {
        try
        {
            // Added or there already, and then the first one counts: both are kept.
            await table.AddAsync(pending.Row, cancellationToken);
            pending.Written.SetResult();
        }
        catch (Exception e)
        {
            pending.Written.SetException(Failure(e));
        }
    }

    private static IOException Failure(Exception e) =>
        new($"The ledger cannot be written ({(e as RequestFailedException)?.ErrorCode ?? e.GetType().Name}). Look at the storage account, then run again: nothing that was kept is lost.", e);

    private sealed record Pending(TableEntity Row, int Bytes)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
