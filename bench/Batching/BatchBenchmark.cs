using System.Diagnostics;
using System.Text.Json;
using Twins.Adapters.Ledger;
using Twins.Adapters.Models;
using Twins.Adapters.Storage.Embedded;
using Twins.Bench.Throughput;
using Twins.Core.Documents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs.Batching;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;

namespace Twins.Bench.Batching;

/// <summary><c>bench batch [lines]</c>: one part of a batch run from its plan to the ledger, with the provider in another process; what its steps take, and the most memory.</summary>
internal static class BatchBenchmark
{
    private const int Most = 200;

    public static async Task<int> RunAsync(int lines)
    {
        var folder = Directory.CreateTempSubdirectory("twins-bench-");
        try
        {
            using var server = await LoopbackProcess.StartAsync(latency: 0);
            return await RunAsync(folder.FullName, BatchStudy.Write(Path.Combine(folder.FullName, "study"), lines), server.Url);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder, int calls, Uri url)
    {
        var clock = new HurriedClock();
        var database = EmbeddedDatabase.Open(folder);
        using var ledger = SqliteLedger.Open(folder);
        var options = new ModelOptions { Provider = ModelProvider.Compatible, Settings = new ModelSettings { Model = "bench" }, Url = url, Key = "bench", BatchModel = "bench-batch" };
        using var clients = ModelClients.Create(options, TimeProvider.System);
        var stores = new RunStores(new SqliteRecords(database), new FileBlobs(Path.Combine(folder, "blobs")), new SqliteQueue(database, clock), ledger);
        var journal = new RunJournal(stores.Records, atOnce: 4);
        var dealers = new BatchDealers((_, till) => new ModelRespondent(clients.Chat, null, till, options.Settings), _ => clients.Batches with { MostLines = 100_000 });
        var worker = new BatchWorker(stores, journal, new StudyShelf(stores.Blobs, Path.Combine(folder, "bundles")), dealers, new BatchWorkerOptions("bench", Path.Combine(folder, "scratch"), 256), clock);
        var order = await new RunDesk(stores, journal, clock).OrderAsync(Study.Load(Path.Combine(folder, "study"), new PlanChanges()), new RunWish("bench") { Model = "bench", Batch = true }, CancellationToken.None);
        Console.WriteLine($"| step | seconds |\n| --- | --- |");
        for (var i = 0; i < Most; i++)
        {
            if ((await journal.ReadAsync(order.Id, CancellationToken.None))!.State is { Held: false }) return await ReportAsync(journal, order.Id, calls);
            await StepAsync(stores, journal, worker, clock, order.Id);
        }
        return 1;
    }

    private static async Task StepAsync(RunStores stores, RunJournal journal, BatchWorker worker, HurriedClock clock, string run)
    {
        if (await stores.Queue.ReceiveAsync(RunQueues.Batches, TimeSpan.FromHours(1), CancellationToken.None) is not { } message)
        {
            clock.Skip(TimeSpan.FromSeconds(10));
            return;
        }
        var before = (await journal.ReadAsync(run, CancellationToken.None))!;
        var start = Stopwatch.GetTimestamp();
        await worker.WorkAsync(JsonSerializer.Deserialize<BatchMessage>(message.Text, DocumentJson.Options)!, CancellationToken.None);
        await stores.Queue.SettleAsync(message, null, CancellationToken.None);
        var after = (await journal.ReadAsync(run, CancellationToken.None))!;
        if (after.Batch.Parts > before.Batch.Parts) Row($"write a part of {after.Batch.Open.Values.Last().Plan.Bytes / 1_000_000} MB", start);
        else if (after.Batch.Ended.Count > before.Batch.Ended.Count) Row("download it and fill the ledger", start);
        else if (after.Batch.Open.Values.Any(p => p.Batch is not null) && before.Batch.Open.Values.All(p => p.Batch is null)) Row("upload it and make the batch", start);
    }

    private static async Task<int> ReportAsync(RunJournal journal, string run, int calls)
    {
        var view = (await journal.ReadAsync(run, CancellationToken.None))!;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"\n{calls:N0} calls in {view.Batch.Parts} part(s), {view.Batch.Ended.Sum(e => e.Answers):N0} answers; peak resident memory {process.PeakWorkingSet64 / (1 << 20)} MB, managed heap at the end {GC.GetTotalMemory(forceFullCollection: true) / (1 << 20)} MB.");
        return view.Batch.Ended.Sum(e => e.Answers) == calls ? 0 : 1;
    }

    private static void Row(string step, long start) => Console.WriteLine($"| {step} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} |");
}
