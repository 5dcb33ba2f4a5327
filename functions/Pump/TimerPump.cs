using System.Globalization;
using System.Text;
using Cronos;
using Twins.Core.Storage;
using Twins.Functions.Invocations;

namespace Twins.Functions.Pump;

/// <summary>Rings the timers where there is no host. A time that passed while no process ran rings once, as past due.</summary>
public sealed class TimerPump(FunctionTable table, IRecordStore records, TimeProvider clock) : BackgroundService
{
    /// <summary>Timers hold about 49 days at most; the clock is looked at again long before.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(table.Functions.Where(f => f.Trigger is Trigger.Timer).Select(f => Task.Run(() => RingAsync(f, stoppingToken), stoppingToken)));

    private async Task RingAsync(TwinsFunction function, CancellationToken stop)
    {
        var schedule = CronExpression.Parse(((Trigger.Timer)function.Trigger).Schedule, CronFormat.IncludeSeconds);
        var last = await LastAsync(function, stop) ?? clock.GetUtcNow();
        while (schedule.GetNextOccurrence(last.UtcDateTime) is { } next)
        {
            if (next > clock.GetUtcNow().UtcDateTime)
            {
                var wait = next - clock.GetUtcNow().UtcDateTime;
                await Task.Delay(wait < LongestNap ? wait : LongestNap, clock, stop);
                continue;
            }
            // However many times were missed, it rings once for all of them.
            var now = clock.GetUtcNow();
            var isPastDue = schedule.GetNextOccurrence(next) is { } second && second <= now.UtcDateTime;
            await table.TryRunAsync(function, new Invocation("", 0, isPastDue), stop);
            await RememberAsync(function, last = now, stop);
        }
    }

    private static RecordKey Key(TwinsFunction function) => new("timers", function.Name);

    private async Task<DateTimeOffset?> LastAsync(TwinsFunction function, CancellationToken stop) =>
        await records.FindAsync(Key(function), stop) is { } record ? DateTimeOffset.Parse(Encoding.UTF8.GetString(record.Value.Span), CultureInfo.InvariantCulture) : null;

    /// <summary>Where another process was first, its time stands: both have rung.</summary>
    private async Task RememberAsync(TwinsFunction function, DateTimeOffset at, CancellationToken stop)
    {
        var known = await records.FindAsync(Key(function), stop);
        await records.TryWriteAsync(Key(function), known?.Tag, Encoding.UTF8.GetBytes(at.ToString("O", CultureInfo.InvariantCulture)), stop);
    }
}
