using Twins.Core.Runs.Journal;

namespace Twins.Core.Runs.Sharing;

/// <summary>Does what <see cref="RunDecider"/> says about a shared run. Anybody may, at any time and as often as they like.</summary>
internal sealed class RunSteps(RunStores stores, RunJournal journal, TimeProvider clock)
{
    private readonly CampaignTurn turn = new(stores.Records, journal);

    public async Task AdvanceAsync(string run, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await journal.ReadAsync(run, cancellationToken) is not { Report: null } before) return;
            if (before.State.NextShard is 0 && before.State.Stop is null && !await turn.TakeAsync(before, cancellationToken)) return;
            var (view, sent) = await journal.AppendAsync(run, Next, cancellationToken);
            if (sent is null)
            {
                if (view.State.Held) await stores.Queue.SendAsync(new BatchMessage(run), TimeSpan.Zero, cancellationToken);
                else if (view.Report is null && RunDecider.Next(view.State) is RunStep.Finish) await stores.Queue.SendAsync(new ReportMessage(run), TimeSpan.Zero, cancellationToken);
                return;
            }
            // Who dies here leaves shards that no message speaks of; the watch finds them.
            for (var shard = sent.First; shard < sent.First + sent.Count; shard++) await stores.Queue.SendAsync(new ShardMessage(run, shard), TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>What comes after a run's report: the next run of its campaign.</summary>
    public async Task PassAsync(RunView run, CancellationToken cancellationToken)
    {
        if (await turn.PassAsync(run, cancellationToken) is { } next) await AdvanceAsync(next, cancellationToken);
    }

    /// <summary>Sends shards that are under way and that nobody seems to have.</summary>
    public async Task SendAgainAsync(string run, IReadOnlyList<ShardMessage> shards, CancellationToken cancellationToken)
    {
        await journal.AppendAsync(run, v => v.Report is null ? new RunEvent.SentAgain(shards.Count) { At = clock.GetUtcNow() } : null, cancellationToken);
        foreach (var shard in shards) await stores.Queue.SendAsync(shard, TimeSpan.Zero, cancellationToken);
    }

    private RunEvent.Sent? Next(RunView view) =>
        RunDecider.Next(view.State) is RunStep.Start { Shards: [var first, ..] shards } ? new RunEvent.Sent(first, shards.Count) { At = clock.GetUtcNow() } : null;
}
