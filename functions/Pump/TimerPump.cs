using System.Globalization;
using System.Text;
using Cronos;
using Twins.Core.Storage;
using Twins.Functions.Invocations;

namespace Twins.Functions.Pump;

/// <summary>Rings the timers where there is no host. A time that passed while no process ran rings once, as past due.</summary>
internal sealed partial class TimerPump(FunctionTable table, IRecordStore records, TimeProvider clock, ILogger<TimerPump> log) : BackgroundService
{
    /// <summary>The clock is looked at again at least so often, whatever happened to the machine meanwhile.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(table.Functions.Where(f => f.Trigger is Trigger.Timer).Select(f => Task.Run(() => RingAsync(f, stoppingToken), CancellationToken.None)));

    private async Task RingAsync(TwinsFunction function, CancellationToken stop)
    {
        var schedule = CronExpression.Parse(((Trigger.Timer)function.Trigger).Schedule, CronFormat.IncludeSeconds);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RingOnceAsync(function, schedule, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Storage that is away comes back; the time that passed meanwhile is past due then.
                Away(log, function.Name, e.Message);
                await Task.Delay(LongestNap / 6, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits a while, or rings if it is time. However many times were missed, it rings once for all of them.</summary>
    private async Task RingOnceAsync(TwinsFunction function, CronExpression schedule, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var last = await LastAsync(function, stop);
        if (last is null) await RememberAsync(function, now, stop);
        var next = schedule.GetNextOccurrence((last ?? now).UtcDateTime) ?? throw new FormatException($"The schedule of {function.Name} never comes round.");
        var wait = next - now.UtcDateTime;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait < LongestNap ? wait : LongestNap, clock, stop);
            return;
        }
        await table.TryRunAsync(function, new Invocation("", 0, -wait > Late), stop);
        await RememberAsync(function, now, stop);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer {Function} could not be rung: {Reason}")]
    private static partial void Away(ILogger log, string function, string reason);
}
