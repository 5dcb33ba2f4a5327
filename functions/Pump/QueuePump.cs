using Twins.Core.Storage;
using Twins.Functions.Invocations;

namespace Twins.Functions.Pump;

/// <summary>
/// Does the host's work where there is no host: receives messages, fires the same functions with them, and brings what
/// failed again, until it goes to the poison queue.
/// </summary>
internal sealed partial class QueuePump(FunctionTable table, IWorkQueue queue, TimeProvider clock, ILogger<QueuePump> log) : BackgroundService
{
    /// <summary>As in host.json.</summary>
    private const int MostReceives = 5;

    /// <summary>How long a dead process holds its messages up; a living one renews.</summary>
    private static readonly TimeSpan Hidden = Lease.Length;

    private static readonly TimeSpan ShortNap = TimeSpan.FromMilliseconds(100), LongNap = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(table.Functions.Where(f => f.Trigger is Trigger.Queue).SelectMany(Workers).Select(f => Task.Run(() => PumpAsync(f, stoppingToken), CancellationToken.None)));

    private static IEnumerable<TwinsFunction> Workers(TwinsFunction function) => Enumerable.Repeat(function, ((Trigger.Queue)function.Trigger).AtOnce);

    private async Task PumpAsync(TwinsFunction function, CancellationToken stop)
    {
        var nap = ShortNap;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await queue.ReceiveAsync(((Trigger.Queue)function.Trigger).Name, Hidden, stop) is { } message)
                {
                    await HandleAsync(function, message, stop);
                    nap = ShortNap;
                    continue;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Storage that is away comes back; the message does too.
                Away(log, function.Name, e.Message);
            }
            await Task.Delay(nap, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            nap = nap * 2 < LongNap ? nap * 2 : LongNap;
        }
    }

    private async Task HandleAsync(TwinsFunction function, QueueMessage message, CancellationToken stop)
    {
        if (message.DequeueCount > MostReceives)
        {
            await queue.SendAsync(((Trigger.Queue)function.Trigger).Poison, message.Text, TimeSpan.Zero, stop);
            await queue.SettleAsync(message, null, stop);
            return;
        }
        await using var hold = new MessageHold(queue, message, Hidden, clock);
        var done = await table.TryRunAsync(function, new Invocation(message.Text, message.DequeueCount, IsPastDue: false), stop);
        // A stopping process gives its message back at once; a failing one gives the cause some time to go away.
        await hold.EndAsync(done ? null : stop.IsCancellationRequested ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Pow(2, message.DequeueCount)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue of {Function} cannot be reached: {Reason}")]
    private static partial void Away(ILogger log, string function, string reason);
}
