using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;

namespace Twins.Tests.Runs.Sharing;

/// <summary>One process of many that share runs, with a memory of its own and the stores in common.</summary>
internal sealed class Hand
{
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);

    private readonly RunStores stores;
    private readonly ShardWorker worker;
    private readonly RunReporter reporter;
    private readonly Fuse fuse;

    public Hand(RunStores common, RespondentFor respondents, string scratch, TimeProvider clock, Fuse fuse)
    {
        this.fuse = fuse;
        stores = new RunStores(new FusedRecords(common.Records, fuse), new FusedBlobs(common.Blobs, fuse), new FusedQueue(common.Queue, fuse), new FusedLedger(common.Ledger, fuse));
        Journal = new RunJournal(stores.Records, atOnce: 4);
        var shelf = new StudyShelf(stores.Blobs, Path.Combine(scratch, "bundles"));
        worker = new ShardWorker(stores, Journal, shelf, respondents, new ShardWorkerOptions("hand", Concurrency: 8), clock);
        reporter = new RunReporter(stores, Journal, shelf, respondents, new RunReporterOptions("hand", scratch, Concurrency: 4, (_, _, _) => Task.CompletedTask), clock);
        Desk = new RunDesk(stores, Journal, clock);
        Watch = new RunWatch(stores, Journal, new PoisonList(stores.Records, stores.Queue, clock), clock);
    }

    public RunJournal Journal { get; }

    public RunDesk Desk { get; }

    public RunWatch Watch { get; }

    public bool IsDead => fuse.IsBurnt;

    /// <summary>Deals with one message, if there is one.</summary>
    /// <returns>False when there is none, or no more process.</returns>
    public async Task<bool> StepAsync()
    {
        try
        {
            return await StepAsync<ShardMessage>(RunQueues.Shards, worker.WorkAsync) || await StepAsync<ReportMessage>(RunQueues.Reports, reporter.ReportAsync);
        }
        catch (Exception) when (IsDead)
        {
            return false;
        }
    }

    private async Task<bool> StepAsync<T>(string queue, Func<T, CancellationToken, Task> work)
    {
        if (await stores.Queue.ReceiveAsync(queue, Hidden, CancellationToken.None) is not { } message) return false;
        await work(RunQueues.Read<T>(message.Text), CancellationToken.None);
        await stores.Queue.SettleAsync(message, null, CancellationToken.None);
        return true;
    }
}
