using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Twins.Tests.Adapters.Models;

/// <summary>A clock that moves by hand and tells which waits have begun, so that a test moves it neither too early nor too late.</summary>
internal sealed class TimerWatch : FakeTimeProvider
{
    /// <summary>Of real time: a wait that never begins is a failure and no hang.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Channel<TimeSpan> begun = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero) begun.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that begins and is not a try's patience.</summary>
    public async Task<TimeSpan> NextWaitAsync()
    {
        while (true)
        {
            var wait = await begun.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Longest, TestContext.Current.CancellationToken);
            if (wait != Script.Patience) return wait;
        }
    }
}
