using System.Text.Json;

namespace Twins.Core.Storage;

/// <summary>
/// The right to do something alone for a while. It is renewed in the background; when that fails, or somebody else has taken
/// over, <see cref="Lost"/> is cancelled while the right still holds by our clock, so that work stops before another's begins.
/// </summary>
public sealed class Lease : IAsyncDisposable
{
    /// <summary>How long a right lasts without renewal: as long as a dead worker holds up its work.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>Machines' clocks differ by a little.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    private readonly IRecordStore records;
    private readonly RecordKey key;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource ended = new();
    private readonly string holder;
    private readonly Task renewing;
    private string tag;

    private Lease(IRecordStore records, RecordKey key, string tag, string holder, TimeProvider clock)
    {
        (this.records, this.key, this.tag, this.holder, this.clock) = (records, key, tag, holder, clock);
        lost = new CancellationTokenSource(Length - Margin, clock);
        renewing = RenewAsync();
    }

    /// <summary>Cancelled when the right is gone.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Takes a right, or returns null when somebody holds it.</summary>
    public static async Task<Lease?> TryTakeAsync(IRecordStore records, string name, string holder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var place = new RecordKey("leases", name);
        var found = await records.FindAsync(place, cancellationToken);
        if (found is not null && JsonSerializer.Deserialize<Held>(found.Value.Span)!.Until > clock.GetUtcNow()) return null;
        return await records.TryWriteAsync(place, found?.Tag, Until(holder, clock), cancellationToken) is { } written ? new Lease(records, place, written, holder, clock) : null;
    }

    /// <summary>Whether somebody holds a right now.</summary>
    public static async Task<bool> IsHeldAsync(IRecordStore records, string name, TimeProvider clock, CancellationToken cancellationToken) =>
        await records.FindAsync(new RecordKey("leases", name), cancellationToken) is { } found && JsonSerializer.Deserialize<Held>(found.Value.Span)!.Until > clock.GetUtcNow();

    /// <summary>Gives the right back, so that nobody waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing;
        try
        {
            if (!lost.IsCancellationRequested) await records.TryWriteAsync(key, tag, null, CancellationToken.None);
        }
        catch (Exception)
        {
            // A courtesy: what is not given back ends by itself.
        }
        ended.Dispose();
        lost.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Length / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                var asked = clock.GetUtcNow();
                if (await TryRenewAsync() is not { } renewed) continue;
                if (!renewed) { await lost.CancelAsync(); return; }
                var left = asked + Length - Margin - clock.GetUtcNow();
                if (left > TimeSpan.Zero) lost.CancelAfter(left);
            }
        }
        catch (OperationCanceledException)
        {
            // Given back.
        }
    }

    /// <summary>Null when the store did not answer: there may be time for another try.</summary>
    private async Task<bool?> TryRenewAsync()
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, lost.Token);
            if (await records.TryWriteAsync(key, tag, Until(holder, clock), patience.Token) is not { } renewed) return false;
            tag = renewed;
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ended.IsCancellationRequested)
        {
            return null;
        }
    }

    private static byte[] Until(string holder, TimeProvider clock) => JsonSerializer.SerializeToUtf8Bytes(new Held(holder, clock.GetUtcNow() + Length));

    private sealed record Held(string Holder, DateTimeOffset Until);
}
