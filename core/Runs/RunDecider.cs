namespace Twins.Core.Runs;

/// <summary>What a run does next.</summary>
public abstract record RunStep
{
    private RunStep()
    {
    }

    /// <summary>Start these shards.</summary>
    public sealed record Start(IReadOnlyList<int> Shards) : RunStep;

    /// <summary>Nothing to start until a running shard ends, or the batches do.</summary>
    public sealed record Wait : RunStep;

    /// <summary>The run is over.</summary>
    public sealed record Finish(RunEnd End) : RunStep;
}

/// <summary>
/// A pure function from what has happened to what to do next. It knows no clock, no store and no thread, so the same
/// decisions are taken on a laptop, on a queue and in a test.
/// </summary>
public static class RunDecider
{
    /// <summary>So many failures with not one reply mean that the model is down, not that it is busy.</summary>
    public const int FailuresWithoutReply = 50;

    /// <summary>A straggler may fall this many shards behind before the run waits for it; bounds what is kept in memory.</summary>
    public const int Window = 64;

    public static RunStep Next(RunState state)
    {
        if (state.Held) return new RunStep.Wait();
        if (Verdict(state) is { } end) return state.Running.IsEmpty ? new RunStep.Finish(end) : new RunStep.Wait();
        var oldest = state.Running.IsEmpty ? state.NextShard : state.Running.Min;
        var until = Math.Min(Math.Min(state.Shards, oldest + Window), state.NextShard + state.AtOnce - state.Running.Count);
        if (until > state.NextShard) return new RunStep.Start([.. Enumerable.Range(state.NextShard, until - state.NextShard)]);
        return state.Running.IsEmpty ? new RunStep.Finish(new RunEnd(RunEndKind.Completed, "")) : new RunStep.Wait();
    }

    /// <summary>Why the run may not go on, or null.</summary>
    public static RunEnd? Verdict(RunState state) =>
        state.Stop
        ?? (state.Tally.Failed >= FailuresWithoutReply && state.Tally.Failed == state.Tally.Total
            ? new RunEnd(RunEndKind.ModelUnusable, $"The model gave no reply to {state.Tally.Failed} questions in a row. Check that it is up, then run the same command again.")
            : null);
}
