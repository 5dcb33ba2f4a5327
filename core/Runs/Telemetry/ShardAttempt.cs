using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Twins.Core.Runs.Telemetry;

/// <summary>One attempt at a shard, from its beginning to its end; one that nobody ends has broken off.</summary>
internal sealed class ShardAttempt(Activity? span, Histogram<double> durations, string? model, TimeProvider clock) : IDisposable
{
    private readonly long start = clock.GetTimestamp();
    private string end = "broken";

    /// <summary>The shard's answers are written down.</summary>
    public void Finished() => end = "finished";

    /// <summary>The shard must wait for money.</summary>
    public void Waits() => end = "waits";

    public void Dispose()
    {
        durations.Record(clock.GetElapsedTime(start).TotalSeconds, new("twins.shard.end", end), RunTelemetry.Model(model));
        span?.SetTag("twins.shard.end", end);
        if (end is "broken") span?.SetStatus(ActivityStatusCode.Error);
        span?.Dispose();
    }
}
