using CsCheck;
using Twins.Core.Respondents;
using Twins.Core.Runs;

namespace Twins.Tests.Runs;

public sealed class RunDeciderTests
{
    [Fact]
    public void A_new_run_starts_as_many_shards_as_may_run_at_once()
    {
        var step = Assert.IsType<RunStep.Start>(RunDecider.Next(new RunState { Shards = 10, AtOnce = 3 }));
        Assert.Equal([0, 1, 2], step.Shards);
    }

    [Fact]
    public void A_run_without_shards_is_finished_at_once() =>
        Assert.Equal(RunEndKind.Completed, Assert.IsType<RunStep.Finish>(RunDecider.Next(new RunState { Shards = 0, AtOnce = 3 })).End.Kind);

    [Fact]
    public void A_run_told_to_stop_starts_nothing_and_ends_when_the_last_running_shard_has_ended()
    {
        var stopping = new RunState { Shards = 10, AtOnce = 3 }.Started(0).Stopping(new RunEnd(RunEndKind.Cancelled, "stop"));
        Assert.IsType<RunStep.Wait>(RunDecider.Next(stopping));
        Assert.Equal(RunEndKind.Cancelled, Assert.IsType<RunStep.Finish>(RunDecider.Next(stopping.Finished(0))).End.Kind);
    }

    [Fact]
    public void The_first_reason_to_stop_is_the_one_that_is_told()
    {
        var state = new RunState { Shards = 1, AtOnce = 1 }.Stopping(new RunEnd(RunEndKind.BudgetExhausted, "money")).Stopping(new RunEnd(RunEndKind.Cancelled, "stop"));
        Assert.Equal("money", Assert.IsType<RunStep.Finish>(RunDecider.Next(state)).End.Message);
    }

    [Fact]
    public void A_straggler_holds_the_run_back_before_memory_grows()
    {
        var state = new RunState { Shards = 1000, AtOnce = 1000 };
        state = Enumerable.Range(0, RunDecider.Window).Aggregate(state, (s, shard) => s.Started(shard));
        state = Enumerable.Range(1, RunDecider.Window - 1).Aggregate(state, (s, shard) => s.Finished(shard));
        Assert.IsType<RunStep.Wait>(RunDecider.Next(state));
        Assert.Equal(RunDecider.Window, Assert.IsType<RunStep.Start>(RunDecider.Next(state.Finished(0))).Shards[0]);
    }

    [Fact]
    public void A_model_that_never_replies_ends_the_run_but_one_that_fails_now_and_then_does_not()
    {
        var state = new RunState { Shards = 10, AtOnce = 1 };
        var dead = new OutcomeTally(0, 0, 0, 0, 0, Failed: RunDecider.FailuresWithoutReply);
        Assert.Equal(RunEndKind.ModelUnusable, Assert.IsType<RunStep.Finish>(RunDecider.Next(state.Saw(dead))).End.Kind);
        Assert.IsType<RunStep.Start>(RunDecider.Next(state.Saw(dead.With(new Outcome.Refused("no")))));
    }

    [Fact]
    public void Whatever_the_order_in_which_shards_end_every_shard_runs_exactly_once_and_never_too_many_at_once() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 20], Gen.Int).Sample((shards, atOnce, seed) =>
        {
            var chance = new Random(seed);
            var state = new RunState { Shards = shards, AtOnce = atOnce };
            var started = new List<int>();
            while (true)
            {
                var step = RunDecider.Next(state);
                if (step is RunStep.Finish) break;
                if (step is RunStep.Start start)
                {
                    started.AddRange(start.Shards);
                    state = start.Shards.Aggregate(state, (s, shard) => s.Started(shard));
                }
                Assert.InRange(state.Running.Count, 1, atOnce);
                state = state.Finished(state.Running[chance.Next(state.Running.Count)]);
            }
            Assert.Equal(Enumerable.Range(0, shards), started);
        }, iter: 300);
}
