using Polly;
using Polly.Retry;

namespace Twins.Adapters.Retries;

/// <summary>Tries again what may pass, after as long as the service asks for, else after half a second, doubled each time, with jitter.</summary>
internal static class Backoff
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <param name="tries">All tries, the first included.</param>
    /// <param name="seed">Makes the jitter the same in every test.</param>
    /// <param name="clock">Rings when a wait is over.</param>
    /// <param name="mayPass">Whether another try may help.</param>
    /// <param name="after">How long the service wants to be left alone; null when it did not say.</param>
    public static ResiliencePipeline Of(int tries, int seed, TimeProvider clock, Func<Exception, bool> mayPass, Func<Exception, TimeSpan?> after)
    {
        if (tries < 2) return ResiliencePipeline.Empty;
        var options = new RetryStrategyOptions();
        Fill(options, tries, seed, o => o.Exception is { } failure && mayPass(failure), (o, _) => o.Exception is { } failure ? after(failure) : null);
        return new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(options).Build();
    }

    /// <summary>The same for a service whose failures are outcomes. Nobody comes back at the very moment that it named.</summary>
    public static ResiliencePipeline<T> Of<T>(int tries, int seed, TimeProvider clock, Func<T, bool> mayPass, Func<T, TimeSpan?> after)
    {
        if (tries < 2) return ResiliencePipeline<T>.Empty;
        var options = new RetryStrategyOptions<T>();
        Fill(options, tries, seed, o => o.Result is { } result && mayPass(result), (o, roll) => o.Result is { } result ? after(result) + FirstWait * roll() : null);
        return new ResiliencePipelineBuilder<T> { TimeProvider = clock }.AddRetry(options).Build();
    }

    private static void Fill<T>(RetryStrategyOptions<T> options, int tries, int seed, Func<Outcome<T>, bool> mayPass, Func<Outcome<T>, Func<double>, TimeSpan?> after)
    {
        var chance = new Random(seed);
        var dice = new Lock();
        options.MaxRetryAttempts = tries - 1;
        options.BackoffType = DelayBackoffType.Exponential;
        options.UseJitter = true;
        options.Delay = FirstWait;
        options.MaxDelay = TimeSpan.FromSeconds(30);
        options.Randomizer = Roll;
        options.ShouldHandle = args => ValueTask.FromResult(mayPass(args.Outcome));
        options.DelayGenerator = args => ValueTask.FromResult(after(args.Outcome, Roll));

        double Roll()
        {
            lock (dice) return chance.NextDouble();
        }
    }
}
