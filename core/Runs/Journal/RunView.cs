using System.Collections.Immutable;
using Twins.Core.Respondents;
using Twins.Core.Runs.Batching;

namespace Twins.Core.Runs.Journal;

/// <summary>Where a run stands: its events, folded. A value; reading on gives a new one.</summary>
public sealed record RunView
{
    public required string Id { get; init; }
    public required RunOrder Order { get; init; }
    public required DateTimeOffset Begun { get; init; }
    /// <summary>How many events it is made of.</summary>
    public required int Events { get; init; }
    /// <summary>What <see cref="RunDecider"/> decides by.</summary>
    public required RunState State { get; init; }
    public Usage Usage { get; init; }
    /// <summary>Shards that a worker has begun and not finished, with the latest beginning of each.</summary>
    public ImmutableDictionary<int, RunEvent.Taken> Taken { get; init; } = ImmutableDictionary<int, RunEvent.Taken>.Empty;
    public ImmutableDictionary<string, int> Reasons { get; init; } = ImmutableDictionary<string, int>.Empty;
    public int Finished { get; init; }
    public DateTimeOffset Latest { get; init; }
    /// <summary>How often in a row shards were sent again and nothing came of it.</summary>
    public int Again { get; init; }
    public RunEvent.Reported? Report { get; init; }
    /// <summary>Where its batches stand; nothing happens in it unless the order is for batches.</summary>
    public BatchView Batch { get; init; } = new();

    public long Done => Math.Min(Order.Evaluations, (long)Finished * Studies.StudyPlan.ShardSize);

    /// <summary>Whether a shard was finished: it was sent and is not under way.</summary>
    public bool IsFinished(int shard) => shard < State.NextShard && !State.Running.Contains(shard);

    /// <summary>What may still be promised to shards and batches; null without a budget.</summary>
    public decimal? Left => Order.Budget is { } budget ? budget - Usage.Cost - Taken.Values.Sum(t => t.Grant ?? 0) - Batch.Promised : null;

    public static RunView Begin(string id, RunEvent.Ordered first, int atOnce) => new()
    {
        Id = id,
        Order = first.Order,
        Begun = first.At,
        Latest = first.At,
        Events = 1,
        State = new RunState { Shards = first.Order.Shards, AtOnce = atOnce, Held = first.Order is { Batch: true, Evaluations: > 0 } },
    };

    public RunView With(RunEvent next)
    {
        var view = Fold(next);
        return view with { Events = Events + 1, Latest = next.At, State = view.State with { Held = State.Held && !view.Batch.IsOver(view) } };
    }

    private RunView Fold(RunEvent next) => next switch
    {
        RunEvent.Sent sent => this with { State = Enumerable.Range(sent.First, sent.Count).Aggregate(State, (state, shard) => state.Started(shard)) },
        RunEvent.SentAgain => this with { Again = Again + 1 },
        RunEvent.Taken taken when State.Running.Contains(taken.Shard) => this with { Taken = Taken.SetItem(taken.Shard, taken), Again = 0 },
        // Two workers may both have finished a shard; the first counts.
        RunEvent.Finished done when State.Running.Contains(done.Shard) => this with
        {
            State = State.Saw(State.Tally + done.Tally).Finished(done.Shard),
            Usage = Usage + done.Usage,
            Taken = Taken.Remove(done.Shard),
            Reasons = done.Reasons.Aggregate(Reasons, (all, reason) => all.SetItem(reason.Key, all.GetValueOrDefault(reason.Key) + reason.Value)),
            Finished = Finished + 1,
        },
        RunEvent.BatchEnded ended when Batch.Open.ContainsKey(ended.Part) => this with { Batch = Batch.With(next), Usage = Usage + ended.End.Usage },
        RunEvent.BatchPlanned or RunEvent.BatchSending or RunEvent.BatchSent or RunEvent.BatchPutOff or RunEvent.BatchSplit => this with { Batch = Batch.With(next) },
        RunEvent.Stopped stopped => this with { State = State.Stopping(stopped.End) },
        RunEvent.Reported reported => this with { Report = Report ?? reported },
        _ => this,
    };
}
