using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Runs.Journal;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Sharing;

/// <summary>Finds runs that nobody is working on although there is work, because a process died between two steps, and sets them going again.</summary>
public sealed class RunWatch(RunStores stores, RunJournal journal, PoisonList poison, TimeProvider clock)
{
    /// <summary>Older runs are looked at by nobody.</summary>
    private const int Newest = 200;

    /// <summary>What was sent a moment ago is probably still on its way; doubled with every time that nothing came of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly RunSteps steps = new(stores, journal, clock);

    /// <returns>How many messages were sent again.</returns>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var (sent, looked) = (0, 0);
        await foreach (var (_, view) in journal.ListAsync(null, cancellationToken))
        {
            if (looked++ >= Newest) break;
            if (view.Report is null && clock.GetUtcNow() - view.Latest > Patience * Math.Pow(2, Math.Min(view.Again, 6))) sent += await WakeAsync(view, cancellationToken);
        }
        return sent;
    }

    private async Task<int> WakeAsync(RunView view, CancellationToken cancellationToken)
    {
        var idle = new List<ShardMessage>();
        foreach (var shard in view.State.Running)
        {
            // Where somebody works on the run, the queue is being served; what was lost can wait for the end.
            if (await Lease.IsHeldAsync(stores.Records, $"{view.Id}/{shard}", clock, cancellationToken)) return 0;
            var message = new ShardMessage(view.Id, shard);
            if (!await poison.HoldsAsync(RunQueues.Shards, JsonSerializer.Serialize(message, DocumentJson.Options), cancellationToken)) idle.Add(message);
        }
        if (idle is []) return await WakeEndAsync(view, cancellationToken);
        await steps.SendAgainAsync(view.Id, idle, cancellationToken);
        return idle.Count;
    }

    private async Task<int> WakeEndAsync(RunView view, CancellationToken cancellationToken)
    {
        if (view.State.Held && await poison.HoldsAsync(RunQueues.Batches, JsonSerializer.Serialize(new BatchMessage(view.Id), DocumentJson.Options), cancellationToken)) return 0;
        var report = JsonSerializer.Serialize(new ReportMessage(view.Id), DocumentJson.Options);
        if (await Lease.IsHeldAsync(stores.Records, RunReporter.LeaseOf(view.Id), clock, cancellationToken) || await poison.HoldsAsync(RunQueues.Reports, report, cancellationToken)) return 0;
        await steps.AdvanceAsync(view.Id, cancellationToken);
        return 1;
    }
}
