namespace Twins.Core.Storage;

/// <summary>
/// Small values by key, with optimistic concurrency: everything durable except answers is made of them. A write is durable
/// when its task completes. Keys are any text of 1 to 200 characters; an implementation escapes what its storage forbids.
/// </summary>
public interface IRecordStore
{
    /// <summary>The record, or null when there is none.</summary>
    Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken);

    /// <summary>Writes a value if nobody else has written since it was read.</summary>
    /// <param name="key">Where it stands.</param>
    /// <param name="tag">The tag of the record that was read; null when there must be none yet.</param>
    /// <param name="value">Null deletes. At most <see cref="RecordLimits.MaxBytes"/>.</param>
    /// <param name="cancellationToken">Leaves it open whether the value was written.</param>
    /// <returns>The new tag, or "" after a deletion; null when somebody else was first, and nothing was changed.</returns>
    /// <exception cref="ArgumentException">The key or the value is too large.</exception>
    Task<string?> TryWriteAsync(RecordKey key, string? tag, ReadOnlyMemory<byte>? value, CancellationToken cancellationToken);

    /// <summary>A partition's records in ordinal order of their ids.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="after">Begins behind this id; null for the beginning.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<StoredRecord> ListAsync(string partition, string? after, CancellationToken cancellationToken);
}

/// <param name="Partition">What is listed together, such as "twins".</param>
/// <param name="Id">Unique in its partition.</param>
public readonly record struct RecordKey(string Partition, string Id);

/// <param name="Tag">Changes with every write.</param>
public sealed record StoredRecord(RecordKey Key, string Tag, ReadOnlyMemory<byte> Value);

/// <summary>What every implementation holds, so that nothing works on one machine and fails in the cloud.</summary>
public static class RecordLimits
{
    /// <summary>What fits into one row of Azure Tables beside its keys.</summary>
    public const int MaxBytes = 14 * 64 * 1024;

    public const int MaxKeyLength = 200;

    /// <exception cref="ArgumentException">The key or the value is outside the limits.</exception>
    public static void Check(RecordKey key, int bytes)
    {
        foreach (var part in (string[])[key.Partition, key.Id])
            if (part is not { Length: > 0 and <= MaxKeyLength }) throw new ArgumentException($"A record's key has 1 to {MaxKeyLength} characters in each part, not {part?.Length ?? 0}.", nameof(key));
        if (bytes > MaxBytes) throw new ArgumentException($"A record holds at most {MaxBytes / 1024} KB, not {bytes / 1024} KB; put it into a blob.", nameof(bytes));
    }
}
