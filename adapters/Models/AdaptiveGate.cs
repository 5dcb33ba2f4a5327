namespace Twins.Adapters.Models;

/// <summary>
/// Lets as many calls through at once as the service bears. It begins with a few, allows one more for every success until
/// the first complaint and one more per round of successes afterwards, and halves at a complaint (429, time-out), but once
/// only for all the calls that were let in before it. A pause holds everybody back, so that no storm of retries builds up.
/// </summary>
internal sealed class AdaptiveGate(int start, int most, TimeProvider clock) : IDisposable
{
    private readonly Lock mutex = new();
    private readonly Queue<TaskCompletionSource<Pass>> waiting = new();
    private double limit = Math.Min(start, most);
    private int inside, epoch;
    private bool complained;
    private DateTimeOffset closedUntil = DateTimeOffset.MinValue;
    private ITimer? opening;

    /// <summary>How many calls may be inside now.</summary>
    public int Limit
    {
        get
        {
            lock (mutex) return (int)limit;
        }
    }

    public ValueTask<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<Pass> place;
        lock (mutex)
        {
            if (waiting.Count == 0 && inside < (int)limit && IsOpen)
            {
                inside++;
                return ValueTask.FromResult(new Pass(epoch));
            }
            place = new TaskCompletionSource<Pass>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(place);
        }
        return cancellationToken.CanBeCanceled ? new ValueTask<Pass>(WaitAsync(place, cancellationToken)) : new ValueTask<Pass>(place.Task);
    }

    /// <summary>Every pass comes back exactly once.</summary>
    /// <param name="pause">How long the service asked to be left alone.</param>
    public void Leave(Pass pass, CallEnd end, TimeSpan? pause = null)
    {
        lock (mutex)
        {
            if (end is CallEnd.Success && inside >= (int)limit) limit = Math.Min(most, limit + (complained ? 1 / limit : 1));
            if (end is CallEnd.Complaint && pass.Epoch == epoch) (limit, epoch, complained) = (Math.Max(1, limit / 2), epoch + 1, true);
            inside--;
            if (pause is { } wait) Close(clock.GetUtcNow() + wait);
            Admit();
        }
    }

    public void Dispose() => opening?.Dispose();

    private bool IsOpen => clock.GetUtcNow() >= closedUntil;

    private void Close(DateTimeOffset until)
    {
        if (until <= closedUntil) return;
        closedUntil = until;
        opening?.Dispose();
        opening = clock.CreateTimer(static gate => ((AdaptiveGate)gate!).Open(), this, until - clock.GetUtcNow(), Timeout.InfiniteTimeSpan);
    }

    private void Open()
    {
        lock (mutex)
        {
            // Timers count whole milliseconds and may be a little early.
            var left = closedUntil - clock.GetUtcNow();
            if (left > TimeSpan.Zero) opening!.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            else Admit();
        }
    }

    private void Admit()
    {
        while (waiting.Count > 0 && inside < (int)limit && IsOpen)
            if (waiting.Dequeue().TrySetResult(new Pass(epoch))) inside++;
    }

    private static async Task<Pass> WaitAsync(TaskCompletionSource<Pass> place, CancellationToken cancellationToken)
    {
        await using var giveUp = cancellationToken.UnsafeRegister(static (p, token) => ((TaskCompletionSource<Pass>)p!).TrySetCanceled(token), place);
        return await place.Task;
    }
}

/// <param name="Epoch">How many times the gate had been narrowed when the call was let in.</param>
internal readonly record struct Pass(int Epoch);

/// <summary>How a call ended, as far as the gate cares.</summary>
internal enum CallEnd
{
    Success,
    /// <summary>The service could not keep up.</summary>
    Complaint,
    /// <summary>It says nothing about how much the service bears.</summary>
    Other,
}
