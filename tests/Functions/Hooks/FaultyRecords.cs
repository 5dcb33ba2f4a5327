using Twins.Core.Storage;

namespace Twins.Tests.Functions.Hooks;

/// <summary>Storage that is away for one partition at a time, as storage sometimes is.</summary>
internal sealed class FaultyRecords : IRecordStore
{
    private IRecordStore inner = null!;

    public string? FailsToWrite { get; set; }

    public IRecordStore Over(IRecordStore records)
    {
        inner = records;
        return this;
    }

    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken) =>
        key.Partition == FailsToWrite ? throw new IOException("the store is away") : inner.TryWriteAsync(key, tag, value, cancellationToken);

    public IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, CancellationToken cancellationToken) => inner.ListAsync(partition, after, cancellationToken);
}
