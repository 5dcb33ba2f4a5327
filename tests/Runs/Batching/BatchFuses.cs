using Twins.Core.Storage;
using Twins.Tests.Runs.Sharing;

namespace Twins.Tests.Runs.Batching;

/// <summary>Kills a process before a request goes out, or after it was answered and before anybody hears of it.</summary>
internal sealed class FusedTransport(HttpMessageHandler inner, Fuse fuse) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => fuse.StepAsync(() => base.SendAsync(request, cancellationToken));
}

/// <summary>To die after a read leaves behind what dying before it does; only writes are steps.</summary>
internal sealed class FusedWrites(IRecordStore inner, Fuse fuse) : IRecordStore
{
    private readonly FusedRecords fused = new(inner, fuse);

    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => fuse.IsBurnt ? throw new ProcessDiedException() : inner.FindAsync(key, cancellationToken);

    public Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken) => fused.TryWriteAsync(key, tag, value, cancellationToken);

    public IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, CancellationToken cancellationToken) => fuse.IsBurnt ? throw new ProcessDiedException() : inner.ListAsync(partition, after, cancellationToken);
}
