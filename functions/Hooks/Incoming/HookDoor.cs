using System.Threading.RateLimiting;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>How many calls are read at once, which bounds what strangers can make us keep in memory: at most 32 MB.</summary>
internal sealed class HookDoor : IDisposable
{
    private readonly ConcurrencyLimiter seats = new(new ConcurrencyLimiterOptions { PermitLimit = 128, QueueLimit = 512, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => seats.AcquireAsync(1, cancellationToken);

    public void Dispose() => seats.Dispose();
}
