using Twins.Core.Runs;
using Twins.Core.Runs.Batching;
using Twins.Core.Runs.Journal;

namespace Twins.Tests.Runs.Batching;

public sealed class BatchDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly BatchLimits Limits = new() { AtOnce = 2 };

    [Fact]
    public void A_new_run_plans_its_first_part_and_starts_no_shard()
    {
        Assert.IsType<BatchStep.Plan>(Next(Run()));
        Assert.IsType<RunStep.Wait>(RunDecider.Next(Run().State));
    }

    [Fact]
    public void A_planned_part_is_sent_before_another_is_planned() => Assert.IsType<BatchStep.Submit>(Next(Run(Planned(0, 0, 100))));

    [Fact]
    public void While_a_part_is_away_the_next_ones_are_planned_up_to_the_limit()
    {
        var run = Run(Planned(0, 0, 100), new RunEvent.BatchSent(0, "b0") { At = Now });
        Assert.IsType<BatchStep.Plan>(Next(run, Tried(0)));
        run = run.With(Planned(1, 100, 200)).With(new RunEvent.BatchSent(1, "b1") { At = Now });
        Assert.Equal(new BatchStep.Wait(Now + BatchDecider.Pause), Next(run, Tried(0, 1)));
    }

    [Fact]
    public void A_part_is_looked_at_a_minute_after_the_last_time()
    {
        var run = Run(Planned(0, 0, 300), new RunEvent.BatchSent(0, "b0") { At = Now });
        Assert.IsType<BatchStep.Wait>(BatchDecider.Next(run, Tried(0), Limits, Now + TimeSpan.FromSeconds(59)));
        Assert.IsType<BatchStep.Look>(BatchDecider.Next(run, Tried(0), Limits, Now + TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void A_part_for_which_there_is_no_room_waits_unless_the_run_is_stopped()
    {
        var run = Run(Planned(0, 0, 300), new RunEvent.BatchSending(0) { At = Now }, new RunEvent.BatchPutOff(0, Now + TimeSpan.FromHours(1), "full") { At = Now });
        Assert.Equal(new BatchStep.Wait(Now + TimeSpan.FromHours(1)), Next(run));
        Assert.IsType<BatchStep.Drop>(Next(run.With(Stopped())));
    }

    [Fact]
    public void Of_a_stopped_run_what_may_be_away_is_looked_for_and_the_rest_dropped()
    {
        var run = Run(Planned(0, 0, 100));
        Assert.IsType<BatchStep.Drop>(Next(run.With(Stopped())));
        Assert.IsType<BatchStep.Look>(Next(run.With(new RunEvent.BatchSending(0) { At = Now }).With(Stopped())));
    }

    [Fact]
    public void Without_money_nothing_is_planned_until_a_part_gives_some_back()
    {
        var run = Run(Planned(0, 0, 100), new RunEvent.BatchSent(0, "b0") { At = Now });
        var poor = Tried(0) with { Poor = 0 };
        Assert.IsType<BatchStep.Wait>(Next(run, poor));
        Assert.IsType<BatchStep.Plan>(Next(run.With(Ended(0)), poor));
    }

    [Fact]
    public void When_every_part_has_ended_the_shards_go()
    {
        var run = Run(Planned(0, 0, 300));
        Assert.True(run.State.Held);
        run = run.With(Ended(0));
        Assert.False(run.State.Held);
        Assert.IsType<BatchStep.Over>(Next(run));
        Assert.IsType<RunStep.Start>(RunDecider.Next(run.State));
    }

    [Fact]
    public void A_run_that_is_stopped_ends_when_its_last_part_has()
    {
        var run = Run(Planned(0, 0, 100), new RunEvent.BatchSent(0, "b0") { At = Now }, Stopped());
        Assert.IsType<RunStep.Wait>(RunDecider.Next(run.State));
        Assert.Equal(RunEndKind.Cancelled, Assert.IsType<RunStep.Finish>(RunDecider.Next(run.With(Ended(0)).State)).End.Kind);
    }

    [Fact]
    public void A_part_has_the_same_name_until_it_is_sent_anew_and_no_other_run_has_it()
    {
        var run = Run(Planned(0, 0, 300));
        var name = run.Batch.Open[0].Ticket(run).Name;
        Assert.Equal(name, run.With(new RunEvent.BatchSending(0) { At = Now }).Batch.Open[0].Ticket(run).Name);
        Assert.NotEqual(name, run.With(new RunEvent.BatchPutOff(0, Now, "full") { At = Now }).Batch.Open[0].Ticket(run).Name);
        Assert.NotEqual(name, run.Batch.Open[0].Ticket(run with { Begun = Now.AddTicks(1) }).Name);
        Assert.Matches("^[a-z0-9.-]+$", name);
    }

    private static BatchStep Next(RunView run, BatchNotes? notes = null) => BatchDecider.Next(run, notes ?? new BatchNotes(), Limits, Now);

    private static BatchNotes Tried(params int[] parts) => new() { Tried = parts.ToDictionary(p => p, _ => Now) };

    private static RunEvent.BatchPlanned Planned(int part, long from, long to) => new(new BatchPlan(part, from, to, (int)(to - from), 1000, null) { File = $"batches/r/{part}.jsonl" }) { At = Now };

    private static RunEvent.BatchEnded Ended(int part) => new(part, new BatchEnd("", default, 0, 0, 0, new Dictionary<string, int>())) { At = Now };

    private static RunEvent.Stopped Stopped() => new(new RunEnd(RunEndKind.Cancelled, "stop")) { At = Now };

    private static RunView Run(params RunEvent[] events)
    {
        var order = new RunOrder { Campaign = "c", Bundle = "b", File = "f", Plan = "p", Shards = 3, Evaluations = 300, Model = "m", By = "a test", Batch = true };
        return events.Aggregate(RunView.Begin("r", new RunEvent.Ordered(order) { At = Now }, atOnce: 3), (run, next) => run.With(next));
    }
}
