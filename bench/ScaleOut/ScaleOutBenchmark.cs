using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Statistics;
using Twins.Adapters.Storage.Azure;
using Twins.Bench.Azurite;
using Twins.Bench.Throughput;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies;

namespace Twins.Bench.ScaleOut;

/// <summary>One run over Azurite, worked on by one and by four function apps in turn, at 200 ms model latency.</summary>
internal static class ScaleOutBenchmark
{
    private const int Concurrency = 16;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string functions)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors for the apps, Azurite and the model server together, .NET {Environment.Version}; {Concurrency} calls in flight a process, 200 ms latency; rounds in turn.");
        Console.WriteLine();
        Console.WriteLine("| round | processes | evaluations | seconds | evaluations/s | calls repeated |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        await using var azurite = await AzuriteProcess.StartAsync();
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var one = await MeasureAsync(functions, azurite.ConnectionString(2 * round), processes: 1, twins: 20, round);
            var four = await MeasureAsync(functions, azurite.ConnectionString((2 * round) + 1), processes: 4, twins: 80, round);
            // The first round warms the files up.
            if (round > 0) ratios.Add(four / one);
        }
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Speed-up from one to four processes: {Statistics.Median(ratios):0.00} (median; {ratios.Min():0.00} to {ratios.Max():0.00})."));
        return 0;
    }

    /// <returns>Evaluations per second, from the first shard that was taken to the last that was finished.</returns>
    private static async Task<double> MeasureAsync(string functions, string account, int processes, int twins, int round)
    {
        using var server = await LoopbackProcess.StartAsync(latency: 200);
        using var study = new StudyFiles(twins, variants: 50);
        var storage = AzureStorage.Connect(new AzureStorageOptions { Account = account });
        var stores = new RunStores(storage.Records, storage.Blobs, storage.Queue, storage.Ledger);
        var apps = new List<AppProcess>();
        try
        {
            for (var i = 0; i < processes; i++) apps.Add(await AppProcess.StartAsync(functions, Variables(account, server.Url)));
            var journal = new RunJournal(stores.Records, atOnce: 48);
            var run = await new RunDesk(stores, journal, TimeProvider.System).OrderAsync(Study.Load(study.Folder, new PlanChanges()), new RunWish("bench") { Model = "bench" }, CancellationToken.None);
            var (begun, ended) = await WatchAsync(journal, run.Id);
            var view = (await journal.ReadAsync(run.Id, CancellationToken.None))!;
            if (view.Usage.Calls != run.Order.Evaluations || view.State.Tally.Failed > 0) throw new InvalidOperationException($"The run did not do its work: {view.Usage.Calls} of {run.Order.Evaluations} calls, {view.State.Tally.Failed} failed.");
            var rate = run.Order.Evaluations / (ended - begun).TotalSeconds;
            var repeated = await server.CallsAsync() - run.Order.Evaluations;
            if (round > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {round} | {processes} | {run.Order.Evaluations:N0} | {(ended - begun).TotalSeconds:0.0} | {rate:0} | {repeated} |"));
            return rate;
        }
        finally
        {
            foreach (var app in apps) app.Dispose();
        }
    }

    private static Dictionary<string, string> Variables(string account, Uri model) => new(StringComparer.Ordinal)
    {
        ["TWINS_STORAGE"] = account,
        ["TWINS_MODEL_URL"] = model.ToString(),
        ["TWINS_MODEL_CONCURRENCY"] = $"{Concurrency}",
    };

    private static async Task<(DateTimeOffset Begun, DateTimeOffset Ended)> WatchAsync(RunJournal journal, string run)
    {
        DateTimeOffset? begun = null;
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromMinutes(10))
        {
            var view = (await journal.ReadAsync(run, CancellationToken.None))!;
            if (begun is null && !view.Taken.IsEmpty) begun = view.Taken.Values.Min(t => t.At);
            if (view.Finished == view.Order.Shards) return (begun ?? view.Begun, view.Latest);
            await Task.Delay(50);
        }
        throw new TimeoutException("The run did not finish in ten minutes.");
    }
}
