using Twins.Core.Storage;

namespace Twins.Tests.Governance.Register;

/// <summary>A store whose process is killed before its nth write.</summary>
internal sealed class KilledRecords(IRecordStore records, int writes) : IRecordStore
{
    private int left = writes;

    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => records.FindAsync(key, cancellationToken);

    public Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken) =>
        left-- > 0 ? records.TryWriteAsync(key, tag, value, cancellationToken) : throw new KilledException();

    public IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, CancellationToken cancellationToken) => records.ListAsync(partition, after, cancellationToken);
}

internal sealed class KilledException : Exception;
