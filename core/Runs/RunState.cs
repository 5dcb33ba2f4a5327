using System.Collections.Immutable;

namespace Twins.Core.Runs;

/// <summary>How a run ended.</summary>
public enum RunEndKind
{
    Completed,
    BudgetExhausted,
    Cancelled,
    /// <summary>The model cannot be used or never answers.</summary>
    ModelUnusable,
}

/// <param name="Message">What happened and what to do next; empty when it completed.</param>
public sealed record RunEnd(RunEndKind Kind, string Message);

/// <summary>Everything that has happened in a run so far, as far as it matters for what to do next.</summary>
public sealed record RunState
{
    public required int Shards { get; init; }

    /// <summary>How many shards may run at once.</summary>
    public required int AtOnce { get; init; }

    public int NextShard { get; init; }

    public ImmutableSortedSet<int> Running { get; init; } = [];

    public OutcomeTally Tally { get; init; }

    /// <summary>Whether the provider's batches have to be over first: no shard starts and the run does not finish.</summary>
    public bool Held { get; init; }

    /// <summary>Why no further shard may start; null while the run goes on.</summary>
    public RunEnd? Stop { get; init; }

    public RunState Started(int shard) => this with { Running = Running.Add(shard), NextShard = Math.Max(NextShard, shard + 1) };

    public RunState Finished(int shard) => this with { Running = Running.Remove(shard) };

    public RunState Saw(OutcomeTally tally) => this with { Tally = tally };

    /// <summary>The first reason to stop is the one that is told.</summary>
    public RunState Stopping(RunEnd end) => Stop is null ? this with { Stop = end } : this;
}
