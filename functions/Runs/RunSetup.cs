using Twins.Core.Runs.Batching;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Nightly;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Functions.Hosting;
using Twins.Functions.Invocations;
using Twins.Functions.Teams;

namespace Twins.Functions.Runs;

/// <summary>Everything that works on runs, and the functions that fire it.</summary>
internal static class RunSetup
{
    /// <summary>Shards of one run under way at once, over all processes.</summary>
    private const int ShardsAtOnce = 48;

    /// <summary>Answers read at once for a report, all of them from the ledger.</summary>
    private const int ReadAtOnce = 16;

    public static IServiceCollection AddRuns(this IServiceCollection services, TwinsSettings settings) => services
        .AddSingleton(s => new RunJournal(s.GetRequiredService<IRecordStore>(), ShardsAtOnce))
        .AddSingleton(s => new StudyShelf(s.GetRequiredService<IBlobStore>(), Path.Combine(settings.Scratch, "bundles")))
        .AddSingleton<ModelPool>()
        .AddSingleton<RespondentFor>(s => s.GetRequiredService<ModelPool>().For)
        .AddSingleton(new ShardWorkerOptions(ProcessName.Value, settings.CallsAtOnce))
        .AddSingleton<BatchesFor>(s => s.GetRequiredService<ModelPool>().Batches)
        .AddSingleton<BatchDealers>()
        .AddSingleton(new BatchWorkerOptions(ProcessName.Value, settings.Scratch, ReadAtOnce))
        .AddSingleton<BatchWorker>()
        .AddSingleton(s => new RunReporterOptions(ProcessName.Value, settings.Scratch, ReadAtOnce, s.GetRequiredService<RunOver>()))
        .AddSingleton<ShardWorker>()
        .AddSingleton<RunReporter>()
        .AddSingleton<RunDesk>()
        .AddSingleton<RunWatch>()
        .AddSingleton<PoisonList>()
        .AddSingleton(s => new TwinsFunction("shard", new Trigger.Queue(RunQueues.Shards, settings.ShardsAtOnce), (call, stop) => s.GetRequiredService<ShardWorker>().WorkAsync(RunQueues.Read<ShardMessage>(call.Text), stop)))
        .AddSingleton(s => new TwinsFunction("batch", new Trigger.Queue(RunQueues.Batches, AtOnce: 1), (call, stop) => s.GetRequiredService<BatchWorker>().WorkAsync(RunQueues.Read<BatchMessage>(call.Text), stop)))
        .AddSingleton(s => new TwinsFunction("report", new Trigger.Queue(RunQueues.Reports, AtOnce: 1), (call, stop) => s.GetRequiredService<RunReporter>().ReportAsync(RunQueues.Read<ReportMessage>(call.Text), stop)))
        .AddSingleton(s => new TwinsFunction("watch", new Trigger.Timer(settings.Watch), (_, stop) => WatchAsync(s, stop)));

    /// <summary>What stalled because a process died between two steps, and what another process erased.</summary>
    private static async Task WatchAsync(IServiceProvider services, CancellationToken stop)
    {
        await services.GetRequiredService<RunWatch>().LookAsync(stop);
        await services.GetRequiredService<NightDesk>().ContinueAsync(stop);
        await services.GetRequiredService<StudyShelf>().TidyAsync(stop);
        await TeamsSetup.LookAsync(services, stop);
    }
}

/// <summary>This process, for people who read a run's journal.</summary>
internal static class ProcessName
{
    public static string Value { get; } = $"{Environment.MachineName}/{Environment.ProcessId}";
}
