using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Twins.Bot.Commands;

namespace Twins.Bot.Inbox;

/// <summary>
/// Begins work on an activity in the process that took it in, without the way through the queue. Its message stays hidden in
/// the queue meanwhile: should this process die, another one finds it there, and whoever finds the work done lets it go.
/// </summary>
internal sealed partial class ActivityRunner(ActivityWork work, Lazy<CommandDesk> commands, ILogger<ActivityRunner> log) : IHostedService, IDisposable
{
    /// <summary>More than these wait in the queue like everybody else's.</summary>
    private const int MostAtOnce = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim free = new(MostAtOnce, MostAtOnce);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Whether there is room; if so, the caller must go on with <see cref="Begin"/> or <see cref="GiveBack"/>.</summary>
    public bool TryReserve() => !stopping.IsCancellationRequested && free.Wait(0);

    public void GiveBack() => free.Release();

    /// <param name="text">The queue's message, which must have been sent.</param>
    public void Begin(string text) => _ = Task.Run(() => RunAsync(text), CancellationToken.None);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is under way is given up, and gone on with by whoever receives its message.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            for (var i = 0; i < MostAtOnce; i++) await free.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It takes too long; the queue has everything.
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        free.Dispose();
    }

    private async Task RunAsync(string text)
    {
        try
        {
            await work.WorkAsync(text, commands.Value.HandleAsync, stopping.Token);
        }
        catch (Exception e)
        {
            // Its message is in the queue and comes again.
            GaveUp(log, e);
        }
        finally
        {
            free.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work on an activity broke off; it is begun again from the queue")]
    private static partial void GaveUp(ILogger log, Exception failure);
}
