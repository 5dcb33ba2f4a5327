using System.Text.Json;
using Twins.Adapters.Models;
using Twins.Core.Documents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs.Batching;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;

namespace Twins.Tests.Runs.Batching;

/// <summary>The workers of one process.</summary>
internal sealed class BatchCrew
{
    private readonly BatchRig rig;
    private readonly RunStores stores;
    private readonly BatchWorker batches;
    private readonly ShardWorker shards;
    private readonly RunReporter reporter;

    public BatchCrew(BatchRig rig, RunStores stores, ModelClients clients)
    {
        (this.rig, this.stores) = (rig, stores);
        Journal = new RunJournal(stores.Records, atOnce: 4);
        var shelf = new StudyShelf(stores.Blobs, Path.Combine(rig.Scratch, "bundles"));
        RespondentFor respondents = (_, till) => new ModelRespondent(clients.Chat, clients.Embeddings, till, rig.Options.Settings);
        Desk = new RunDesk(stores, Journal, rig.Clock);
        Watch = new RunWatch(stores, Journal, new PoisonList(stores.Records, stores.Queue, rig.Clock), rig.Clock);
        batches = new BatchWorker(stores, Journal, shelf, new BatchDealers(respondents, _ => rig.Setting.Terms(clients.Batches)), new BatchWorkerOptions("crew", rig.Scratch, 8) { Limits = rig.Setting.Limits }, rig.Clock);
        shards = new ShardWorker(stores, Journal, shelf, respondents, new ShardWorkerOptions("crew", 8), rig.Clock);
        reporter = new RunReporter(stores, Journal, shelf, respondents, new RunReporterOptions("crew", rig.Scratch, 4, (_, _, _) => Task.CompletedTask), rig.Clock);
    }

    public RunJournal Journal { get; }

    public RunDesk Desk { get; }

    public RunWatch Watch { get; }

    /// <summary>Takes one message and does what it asks for; it stays in its queue when that throws.</summary>
    public async Task<bool> WorkAsync() =>
        await WorkAsync<BatchMessage>(RunQueues.Batches, batches.WorkAsync)
        || await WorkAsync<ShardMessage>(RunQueues.Shards, shards.WorkAsync)
        || await WorkAsync<ReportMessage>(RunQueues.Reports, reporter.ReportAsync);

    private async Task<bool> WorkAsync<T>(string queue, Func<T, CancellationToken, Task> work)
    {
        // Whoever hands out messages does not die with this process.
        if (await rig.Stores.Queue.ReceiveAsync(queue, TimeSpan.FromMinutes(5), CancellationToken.None) is not { } message) return false;
        await work(JsonSerializer.Deserialize<T>(message.Text, DocumentJson.Options)!, CancellationToken.None);
        await stores.Queue.SettleAsync(message, null, CancellationToken.None);
        return true;
    }
}
