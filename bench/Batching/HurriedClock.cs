namespace Twins.Bench.Batching;

/// <summary>Real time, except that waits can be skipped: nobody benchmarks a pause of a minute.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Skip(TimeSpan wait) => ahead += wait;
}
