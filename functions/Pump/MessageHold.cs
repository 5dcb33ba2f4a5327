using Twins.Core.Storage;

namespace Twins.Functions.Pump;

/// <summary>Keeps a message hidden for as long as somebody works on it.</summary>
internal sealed class MessageHold : IAsyncDisposable
{
    private readonly IWorkQueue queue;
    private readonly TimeSpan hidden;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;
    private QueueMessage? message;

    public MessageHold(IWorkQueue queue, QueueMessage message, TimeSpan hidden, TimeProvider clock)
    {
        (this.queue, this.message, this.hidden, this.clock) = (queue, message, hidden, clock);
        renewing = RenewAsync();
    }

    /// <param name="again">When it may be received again; null deletes it.</param>
    public async Task EndAsync(TimeSpan? again)
    {
        await StopAsync();
        if (message is not null) await queue.SettleAsync(message, again, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        ended.Dispose();
    }

    private async Task StopAsync()
    {
        await ended.CancelAsync();
        await renewing;
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(hidden / 3, clock);
        try
        {
            // Null: somebody else has it by now. The work goes on; whoever has the lease decides.
            while (message is not null && await timer.WaitForNextTickAsync(ended.Token)) message = await queue.SettleAsync(message, hidden, ended.Token);
        }
        catch (OperationCanceledException)
        {
            // Done.
        }
        catch (Exception)
        {
            // Storage that is away: the message shows up again, and the lease keeps a second worker off.
        }
    }
}
