using Polly;
using Polly.Retry;

namespace Twins.Adapters.Retries;

/// <summary>Tries again what may pass, after as long as the service asks for, else after half a second, doubled each time, with jitter.</summary>
internal static class Backoff
{
    /// <param name="tries">All tries, the first included.</param>
    /// <param name="seed">Makes the jitter the same in every test.</param>
    /// <param name="clock">Rings when a wait is over.</param>
    /// <param name="mayPass">Whether another try may help.</param>
    /// <param name="after">How long the service wants to be left alone; null when it did not say.</param>
    public static ResiliencePipeline Of(int tries, int seed, TimeProvider clock, Func<Exception, bool> mayPass, Func<Exception, TimeSpan?> after)
    {
        if (tries < 2) return ResiliencePipeline.Empty;
        var chance = new Random(seed);
        var dice = new Lock();
        return new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = tries - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = TimeSpan.FromSeconds(30),
            Randomizer = () =>
            {
                lock (dice) return chance.NextDouble();
            },
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } failure && mayPass(failure)),
            DelayGenerator = args => ValueTask.FromResult(args.Outcome.Exception is { } failure ? after(failure) : null),
        }).Build();
    }
}
