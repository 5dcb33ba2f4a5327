using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twins.Core.Storage;

namespace Twins.Functions.Http.Idempotency;

/// <summary>Which calls with a key were answered, and which are being worked on. Every process sees the same.</summary>
internal sealed class IdempotencyRecords(IRecordStore records, TimeProvider clock)
{
    /// <summary>After this a call whose process died may be made again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const string Partition = "idempotency";

    public async Task<Claim> ClaimAsync(string caller, IdempotencyKey key, string print, CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{key.Value}")));
        while (true)
        {
            var found = await records.FindAsync(new RecordKey(Partition, id), cancellationToken);
            if (found is not null && Read(found) is var entry && entry.Until > clock.GetUtcNow())
                return entry.Print != print ? new Claim.Reused() : entry.Answer is { } answer ? new Claim.Answered(answer) : new Claim.InFlight(entry.Until - clock.GetUtcNow());
            var mine = JsonSerializer.SerializeToUtf8Bytes(new Entry(print, clock.GetUtcNow() + Lease, null));
            if (await records.TryWriteAsync(new RecordKey(Partition, id), found?.Tag, mine, cancellationToken) is { } tag) return new Claim.Mine(id, tag, print);
            // Somebody else was first, and the next look says with what.
        }
    }

    /// <summary>Keeps the answer for whoever asks again.</summary>
    /// <returns>False when the lease had run out and another took over, or the answer is too large to keep.</returns>
    public async Task<bool> KeepAsync(Claim.Mine claim, KeptAnswer answer)
    {
        var entry = JsonSerializer.SerializeToUtf8Bytes(new Entry(claim.Print, clock.GetUtcNow() + Kept, answer));
        return entry.Length <= RecordLimits.MaxBytes && await records.TryWriteAsync(new RecordKey(Partition, claim.Id), claim.Tag, entry, CancellationToken.None) is not null;
    }

    /// <summary>Gives the key back after a call that came to nothing, so that it can be made again at once.</summary>
    public Task ReleaseAsync(Claim.Mine claim) => records.TryWriteAsync(new RecordKey(Partition, claim.Id), claim.Tag, null, CancellationToken.None);

    /// <summary>Removes what need not be kept any longer. For a timer.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken))
            if (Read(record).Until <= clock.GetUtcNow() && await records.TryWriteAsync(record.Key, record.Tag, null, cancellationToken) is not null) removed++;
        return removed;
    }

    private static Entry Read(StoredRecord record) => JsonSerializer.Deserialize<Entry>(record.Value.Span)!;

    /// <param name="Until">The end of the lease, or of the time that the answer is kept.</param>
    private sealed record Entry(string Print, DateTimeOffset Until, KeptAnswer? Answer);
}
