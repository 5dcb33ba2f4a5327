using System.Runtime.CompilerServices;
using Twins.Core.Runs;
using Twins.Core.Storage;

namespace Twins.Tests.Runs.Sharing;

/// <summary>Ends a process's life: from the n-th storage step on, nothing that it does happens any more.</summary>
internal sealed class Fuse(int steps)
{
    private int left = steps;

    /// <summary>Burns for ever.</summary>
    public static Fuse None => new(int.MaxValue);

    public bool IsBurnt => Volatile.Read(ref left) <= 0;

    /// <summary>Whether the process dies before its step is done, or after it and before it hears of it.</summary>
    public bool DiesAfter { get; init; }

    public async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        if (IsBurnt) throw new ProcessDiedException();
        if (Interlocked.Decrement(ref left) > 0) return await step();
        if (DiesAfter) await step();
        throw new ProcessDiedException();
    }
}

internal sealed class ProcessDiedException : Exception;

internal sealed class FusedRecords(IRecordStore inner, Fuse fuse) : IRecordStore
{
    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => fuse.StepAsync(() => inner.FindAsync(key, cancellationToken));

    public Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken) => fuse.StepAsync(() => inner.TryWriteAsync(key, tag, value, cancellationToken));

    public async IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await fuse.StepAsync(() => Task.FromResult(true));
        await foreach (var record in inner.ListAsync(partition, after, cancellationToken)) yield return record;
    }
}

internal sealed class FusedBlobs(IBlobStore inner, Fuse fuse) : IBlobStore
{
    public Task WriteAsync(string name, Stream content, CancellationToken cancellationToken) => fuse.StepAsync(async () =>
    {
        await inner.WriteAsync(name, content, cancellationToken);
        return true;
    });

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) => fuse.StepAsync(() => inner.OpenAsync(name, cancellationToken));

    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken) => inner.DeleteFolderAsync(folder, cancellationToken);
}

internal sealed class FusedQueue(IWorkQueue inner, Fuse fuse) : IWorkQueue
{
    public Task SendAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken) => fuse.StepAsync(async () =>
    {
        await inner.SendAsync(queue, text, delay, cancellationToken);
        return true;
    });

    public Task<QueueMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken) => fuse.StepAsync(() => inner.ReceiveAsync(queue, hidden, cancellationToken));

    public Task<QueueMessage?> SettleAsync(QueueMessage message, TimeSpan? hidden, CancellationToken cancellationToken) => fuse.StepAsync(() => inner.SettleAsync(message, hidden, cancellationToken));
}

internal sealed class FusedLedger(ILedger inner, Fuse fuse) : ILedger
{
    public Task<int> EraseAsync(string twin, CancellationToken cancellationToken) => fuse.StepAsync(() => inner.EraseAsync(twin, cancellationToken));

    public async ValueTask<LedgerEntry?> FindAsync(LedgerKey key, CancellationToken cancellationToken) => await fuse.StepAsync(async () => await inner.FindAsync(key, cancellationToken));

    public Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken) => fuse.StepAsync(async () =>
    {
        await inner.AppendAsync(entry, cancellationToken);
        return true;
    });
}
