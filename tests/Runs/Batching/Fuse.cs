using Twins.Core.Runs;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;

namespace Twins.Tests.Runs.Batching;

/// <summary>
/// Ends a process at its n-th step towards the outside, before it or after it; from then on nothing that the process still
/// tries reaches anything, as if it had been killed.
/// </summary>
internal sealed class Fuse(int steps)
{
    private int left = steps;

    public bool IsBlown => Volatile.Read(ref left) <= 0;

    public static Fuse Never => new(int.MaxValue);

    public async Task<T> AroundAsync<T>(Func<Task<T>> step)
    {
        Burn();
        var result = await step();
        Burn();
        return result;
    }

    public Task AroundAsync(Func<Task> step) => AroundAsync(async () =>
    {
        await step();
        return true;
    });

    public void Burn()
    {
        if (IsBlown || Interlocked.Decrement(ref left) <= 0) throw new KilledException();
    }

    public RunStores Around(RunStores stores) => new(new Records(stores.Records, this), new Blobs(stores.Blobs, this), new Queue(stores.Queue, this), new Answers(stores.Ledger, this));

    public DelegatingHandler Around(HttpMessageHandler transport) => new Transport(transport, this);

    private sealed class Records(IRecordStore inner, Fuse fuse) : IRecordStore
    {
        public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.FindAsync(key, cancellationToken));

        public Task<string?> TryWriteAsync(RecordKey key, string? tag, ReadOnlyMemory<byte>? value, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.TryWriteAsync(key, tag, value, cancellationToken));

        public IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, CancellationToken cancellationToken)
        {
            if (fuse.IsBlown) throw new KilledException();
            return inner.ListAsync(partition, after, cancellationToken);
        }
    }

    private sealed class Blobs(IBlobStore inner, Fuse fuse) : IBlobStore
    {
        public Task WriteAsync(string name, Stream content, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.WriteAsync(name, content, cancellationToken));

        public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.OpenAsync(name, cancellationToken));

        public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.DeleteFolderAsync(folder, cancellationToken));
    }

    private sealed class Queue(IWorkQueue inner, Fuse fuse) : IWorkQueue
    {
        public Task SendAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.SendAsync(queue, text, delay, cancellationToken));

        public Task<QueueMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken) => inner.ReceiveAsync(queue, hidden, cancellationToken);

        public Task<QueueMessage?> SettleAsync(QueueMessage message, TimeSpan? hidden, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.SettleAsync(message, hidden, cancellationToken));
    }

    private sealed class Answers(ILedger inner, Fuse fuse) : ILedger
    {
        public async ValueTask<LedgerEntry?> FindAsync(LedgerKey key, CancellationToken cancellationToken) => fuse.IsBlown ? throw new KilledException() : await inner.FindAsync(key, cancellationToken);

        public Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken) => fuse.AroundAsync(() => inner.AppendAsync(entry, cancellationToken));
    }

    private sealed class Transport(HttpMessageHandler inner, Fuse fuse) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => fuse.AroundAsync(() => base.SendAsync(request, cancellationToken));
    }
}

internal sealed class KilledException() : Exception("killed");
