using Cronos;
using Twins.Bot.Inbox;
using Twins.Core.Runs.Nightly;
using Twins.Core.Workspace;
using Twins.Functions.Hooks.Incoming;
using Twins.Functions.Hooks.Outgoing;
using Twins.Functions.Hosting;
using Twins.Functions.Http.Idempotency;
using Twins.Functions.Invocations;
using Twins.Functions.Runs;

namespace Twins.Functions.Nightly;

/// <summary>The nightly sweep, and what is swept out with it.</summary>
internal static class NightSetup
{
    public static IServiceCollection AddNights(this IServiceCollection services, TwinsSettings settings) => services
        .AddSingleton<StudyLoan>(s => (campaign, changes, use, stop) => s.GetRequiredService<WorkspaceStudies>().WithAsync(new StudyWish(campaign) { Changes = changes }, use, stop))
        .AddSingleton(new NightOptions(ProcessName.Value, ModelPool.Named))
        .AddSingleton<ScheduleBook>()
        .AddSingleton<NightBook>()
        .AddSingleton<NightDesk>()
        .AddSingleton(s => new TwinsFunction("nightly", new Trigger.Timer(settings.Night), (_, stop) => RunAsync(s, settings.Night, stop)));

    /// <summary>Clocks ring a little early now and then; that must not be taken for the night before.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    /// <summary>When the night that is on now was due: the latest time that the schedule names.</summary>
    internal static DateTimeOffset Due(string schedule, DateTimeOffset now)
    {
        var cron = CronExpression.Parse(schedule, CronFormat.IncludeSeconds);
        var latest = (now + Early).UtcDateTime;
        foreach (var days in (int[])[1, 32])
        {
            var times = cron.GetOccurrences(latest.AddDays(-days), latest, fromInclusive: false, toInclusive: true).ToList();
            if (times.Count > 0) return new DateTimeOffset(times[^1], TimeSpan.Zero);
        }
        return now;
    }

    private static async Task RunAsync(IServiceProvider services, string schedule, CancellationToken stop)
    {
        await services.GetRequiredService<NightDesk>().RunAsync(Due(schedule, services.GetRequiredService<TimeProvider>().GetUtcNow()), stop);
        // Memories that have served their time.
        await services.GetRequiredService<IdempotencyRecords>().SweepAsync(stop);
        await services.GetRequiredService<CallMemory>().ForgetAsync(stop);
        await services.GetRequiredService<DeliveryStore>().ForgetAsync(stop);
        await services.GetRequiredService<BotUpkeep>().SweepAsync(stop);
    }
}
