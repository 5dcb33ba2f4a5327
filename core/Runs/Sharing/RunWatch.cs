using Twins.Core.Runs.Journal;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Sharing;

/// <summary>Finds runs that nobody is working on although there is work, because a process died between two steps, and sets them going again.</summary>
public sealed class RunWatch(RunStores stores, RunJournal journal, TimeProvider clock)
{
    private readonly RunSteps steps = new(stores, journal, clock);

    /// <summary>Older runs are looked at by nobody.</summary>
    private const int Newest = 200;

    /// <summary>What was sent a moment ago is probably still on its way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>How many messages were sent again.</returns>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var (sent, looked) = (0, 0);
        await foreach (var (_, run) in journal.ListAsync(null, cancellationToken))
        {
            if (looked++ >= Newest) break;
            if (await journal.ReadAsync(run, cancellationToken) is { Report: null } view && clock.GetUtcNow() - view.Latest > Patience) sent += await WakeAsync(view, cancellationToken);
        }
        return sent;
    }

    private async Task<int> WakeAsync(RunView view, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var shard in view.State.Running)
        {
            if (await Lease.IsHeldAsync(stores.Records, $"{view.Id}/{shard}", clock, cancellationToken)) continue;
            await stores.Queue.SendAsync(new ShardMessage(view.Id, shard), TimeSpan.Zero, cancellationToken);
            sent++;
        }
        if (sent is 0) await steps.AdvanceAsync(view.Id, cancellationToken);
        return sent;
    }
}
