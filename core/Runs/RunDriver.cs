using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Twins.Core.Respondents;
using Twins.Core.Studies;

namespace Twins.Core.Runs;

/// <summary>
/// Drives a run inside one process: does what <see cref="RunDecider"/> says and hands over the answers in the plan's order.
/// It keeps no state of its own on disk; started again, it walks the same plan and the ledger answers what was already bought.
/// </summary>
/// <param name="concurrency">How many evaluations may be under way.</param>
/// <param name="onAnswers">Takes the answers of one shard after the other, in the plan's order.</param>
public sealed class RunDriver(StudyPlan plan, IRespondent respondent, int concurrency, Action<IReadOnlyList<AskedEvaluation>> onAnswers)
{
    private readonly Lock gate = new();
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<int, IReadOnlyList<AskedEvaluation>> early = [];
    private RunState state = new() { Shards = plan.Shards, AtOnce = concurrency / StudyPlan.ShardSize + 3 };
    private OutcomeTally tally;
    private Usage usage;
    private int nextOut;
    private long done;

    /// <summary>Where the run stands; safe to read at any moment from any thread.</summary>
    public RunProgress Progress
    {
        get
        {
            lock (gate) return new RunProgress(done, plan.Count, tally, usage);
        }
    }

    /// <summary>Runs to the end, or until the budget, the model or <paramref name="stop"/> says otherwise; calls under way are let finish.</summary>
    public async Task<RunEnd> RunAsync(CancellationToken stop)
    {
        await using var cancelled = stop.Register(() => Update(s => s.Stopping(new RunEnd(RunEndKind.Cancelled, "Stopped. Run the same command again and it goes on where it was."))));
        await Parallel.ForEachAsync(FeedAsync(CancellationToken.None), new ParallelOptions { MaxDegreeOfParallelism = concurrency }, AskAsync);
        return ((RunStep.Finish)RunDecider.Next(state)).End;
    }

    private async IAsyncEnumerable<Work> FeedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (RunDecider.Next(state))
            {
                case RunStep.Finish:
                    yield break;
                case RunStep.Wait:
                    await changed.Reader.ReadAsync(cancellationToken);
                    break;
                case RunStep.Start start:
                    foreach (var index in start.Shards)
                    {
                        Update(s => s.Started(index));
                        var shard = new ShardUnderWay(index, [.. plan.Shard(index)]);
                        for (var i = 0; i < shard.Evaluations.Count; i++) yield return new Work(shard, i);
                    }
                    break;
            }
        }
    }

    private async ValueTask AskAsync(Work work, CancellationToken cancellationToken)
    {
        // Once the run is stopping, what has not been asked is left for the next run.
        if (RunDecider.Verdict(state) is null) await AskOneAsync(work, cancellationToken);
        if (work.Shard.OneLess()) Finish(work.Shard);
    }

    private async Task AskOneAsync(Work work, CancellationToken cancellationToken)
    {
        var evaluation = work.Shard.Evaluations[work.Index];
        try
        {
            var response = await respondent.AskAsync(evaluation, cancellationToken);
            work.Shard.Asked[work.Index] = new AskedEvaluation(evaluation, response);
            Count(response);
        }
        catch (NotAskedException)
        {
            // As if the run had stopped before it.
        }
        catch (BudgetExhaustedException e)
        {
            Update(s => s.Stopping(new RunEnd(RunEndKind.BudgetExhausted, $"Stopped: {e.Message}. What was bought is kept; raise --budget and run again to go on.")));
        }
        catch (ModelFaultException e) when (e.Kind is FaultKind.Unusable)
        {
            Update(s => s.Stopping(new RunEnd(RunEndKind.ModelUnusable, e.Message)));
        }
    }

    private void Count(Response response)
    {
        lock (gate)
        {
            done++;
            usage += response.Usage;
            foreach (var outcome in response.Outcomes) tally = tally.With(outcome);
            // A model that is down must be noticed before the first shard has gone through all its retries.
            if (tally.Failed > 0) state = state.Saw(tally);
        }
    }

    private void Finish(ShardUnderWay shard)
    {
        lock (gate)
        {
            // Held until its turn comes; the decider's window bounds how much can wait here.
            early[shard.Index] = [.. shard.Asked.OfType<AskedEvaluation>()];
            while (early.Remove(nextOut, out var answers))
            {
                onAnswers(answers);
                nextOut++;
            }
            Update(s => s.Saw(tally).Finished(shard.Index));
        }
    }

    private void Update(Func<RunState, RunState> change)
    {
        lock (gate) state = change(state);
        changed.Writer.TryWrite(true);
    }

    private sealed record Work(ShardUnderWay Shard, int Index);

    private sealed class ShardUnderWay(int index, IReadOnlyList<Evaluation> evaluations)
    {
        private int left = evaluations.Count;

        public int Index => index;

        public IReadOnlyList<Evaluation> Evaluations => evaluations;

        public AskedEvaluation?[] Asked { get; } = new AskedEvaluation?[evaluations.Count];

        public bool OneLess() => Interlocked.Decrement(ref left) == 0;
    }
}

/// <summary>A replay came to an evaluation that the run never asked; it is left out.</summary>
public sealed class NotAskedException() : Exception("This evaluation was never asked.");

/// <summary>An evaluation with what came back.</summary>
public sealed record AskedEvaluation(Evaluation Evaluation, Response Response);

/// <summary>Where a run stands.</summary>
/// <param name="Done">Evaluations asked, whatever became of them.</param>
public sealed record RunProgress(long Done, long Total, OutcomeTally Tally, Usage Usage);
