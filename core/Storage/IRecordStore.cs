using System.Buffers;
using System.Text;

namespace Twins.Core.Storage;

/// <summary>
/// Small values by key, with optimistic concurrency: everything durable except answers is made of them. A write is durable
/// when its task completes. Keys are any text of 1 to 170 characters; an implementation escapes what its storage forbids.
/// Tags are made of letters, digits, '-' and '_', so that they may travel in a header; one that was never given matches nothing.
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
    Task<string?> TryWriteAsync(RecordKey key, string? tag, byte[]? value, CancellationToken cancellationToken);

    /// <summary>A partition's records in ordinal order of their ids.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="after">Begins behind this id, which need not be there; null or "" for the beginning.</param>
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

    /// <summary>A key of Azure Tables holds 512, and an escaped character takes up to three.</summary>
    public const int MaxKeyLength = 170;

    /// <exception cref="ArgumentException">The key or the value is outside the limits.</exception>
    public static void Check(RecordKey key, int bytes)
    {
        CheckPart(key.Partition);
        CheckPart(key.Id);
        if (bytes > MaxBytes) throw new ArgumentException($"A record holds at most {MaxBytes / 1024} KB, not {bytes / 1024} KB; put it into a blob.", nameof(bytes));
    }
    /// <exception cref="ArgumentException">It is no part of a key.</exception>
    public static void CheckPart(string part)
    {
        if (part is not { Length: > 0 and <= MaxKeyLength }) throw new ArgumentException($"A record's key has 1 to {MaxKeyLength} characters in each part, not {part?.Length ?? 0}.", nameof(part));
        if (part.Contains('\0') || !IsText(part)) throw new ArgumentException("A record's key is text: no U+0000 and no half of a surrogate pair.", nameof(part));
    }

    private static bool IsText(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) is not OperationStatus.Done) return false;
            rest = rest[length..];
        }
        return true;
    }
}
