using Twins.Core.Runs.Journal;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Sharing;

/// <summary>Does what <see cref="RunDecider"/> says about a shared run. Anybody may, at any time and as often as they like.</summary>
internal static class RunSteps
{
    public static async Task AdvanceAsync(IWorkQueue queue, RunJournal journal, string run, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (view, sent) = await journal.AppendAsync(run, v => Next(v, clock.GetUtcNow()), cancellationToken);
            if (sent is null)
            {
                if (view.Report is null && RunDecider.Next(view.State) is RunStep.Finish) await queue.SendAsync(new ReportMessage(run), cancellationToken);
                return;
            }
            // Who dies here leaves shards that no message speaks of; the watch finds them.
            for (var shard = sent.First; shard < sent.First + sent.Count; shard++) await queue.SendAsync(new ShardMessage(run, shard), TimeSpan.Zero, cancellationToken);
        }
    }

    private static RunEvent.Sent? Next(RunView view, DateTimeOffset now) =>
        RunDecider.Next(view.State) is RunStep.Start { Shards: [var first, ..] shards } ? new RunEvent.Sent(first, shards.Count) { At = now } : null;
}
