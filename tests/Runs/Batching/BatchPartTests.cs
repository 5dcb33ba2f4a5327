using Twins.Bench.Loopback;
using Twins.Bench.Loopback.Batches;
using Twins.Core.Runs;
using Twins.Core.Runs.Batching;

namespace Twins.Tests.Runs.Batching;

public sealed class BatchPartTests
{
    [Fact]
    public async Task A_part_has_no_more_lines_than_a_file_may()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 5) { Terms = a => a with { MostLines = 7 } });
        await rig.RunAsync();
        Assert.Equal([7, 7, 7, 4], rig.Server.Batches.Made.Select(b => b.Lines));
    }

    [Fact]
    public async Task A_part_has_no_more_bytes_than_a_file_may()
    {
        var bodies = new BodyRecorder();
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 5) { Transport = bodies.Around, Model = new LoopbackOptions { Key = "sk-secret", Batches = new LoopbackBatchOptions { MostBytes = 30_000 } }, Terms = a => a with { MostBytes = 30_000 } });
        var run = await rig.RunAsync();
        Assert.True(rig.Server.Batches.Made.Count > 2);
        Assert.Equal(25, run.Batch.Ended.Sum(e => e.Answers));
        Assert.All(bodies.Forms, form => Assert.InRange(form.Length, 1, 31_000));
    }

    [Fact]
    public async Task A_call_that_fits_into_no_file_is_made_online()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 2) { Terms = a => a with { MostBytes = 100 } });
        var run = await rig.RunAsync();
        Assert.Empty(rig.Server.Batches.Made);
        Assert.Equal((4, 8), (rig.Server.Stats.Chats, run.State.Tally.Answered));
    }

    [Fact]
    public async Task A_long_plan_is_looked_through_piece_by_piece()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 5) { Limits = new BatchLimits { Evaluations = 10, AtOnce = 1 } });
        await rig.RunAsync();
        Assert.Equal([10, 10, 5], rig.Server.Batches.Made.Select(b => b.Lines));
    }

    [Fact]
    public async Task Variants_with_the_same_content_are_one_call_even_across_parts()
    {
        // The twelve variants are alike two by two once their prices are.
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 2) { Terms = a => a with { MostLines = 1 } });
        rig.Rewrite(text => text.Replace("number 1", "number 0", StringComparison.Ordinal).Replace("price: 1", "price: 0", StringComparison.Ordinal));
        var run = await rig.RunAsync();
        Assert.Equal([1, 1], rig.Server.Batches.Made.Select(b => b.Lines));
        Assert.Equal((2, 0L, 8L), (run.Usage.Calls, rig.Server.Stats.Chats, run.State.Tally.Answered));
    }

    [Fact]
    public async Task A_part_that_does_not_fit_into_the_budget_is_made_smaller_and_what_it_does_not_need_buys_the_next()
    {
        var ceiling = await CeilingAsync();
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 4) { Limits = new BatchLimits { LeastCalls = 1 } });
        var run = await rig.RunAsync(budget: ceiling / 2 * 8.5m);
        Assert.Equal(8, rig.Server.Batches.Made[0].Lines);
        Assert.True(rig.Server.Batches.Made.Count > 1);
        Assert.Equal(20, run.Batch.Ended.Sum(e => e.Answers));
        Assert.True(run.Usage.Cost <= ceiling / 2 * 8.5m);
        Assert.Equal(RunEndKind.Completed, run.Report!.End.Kind);
    }

    [Fact]
    public async Task What_open_parts_may_cost_is_promised_and_given_back_when_they_end()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 4));
        var order = await rig.OrderAsync(budget: 5);
        var sent = await rig.UntilAsync(order.Id, v => v.Batch.Open.Values.Any(p => p.Batch is not null));
        Assert.InRange(sent.Left!.Value, 0, 5m - sent.Batch.Promised);
        Assert.True(sent.Batch.Promised > 0);
        var over = await rig.UntilAsync(order.Id, v => !v.State.Held);
        Assert.Equal(5m - over.Usage.Cost, over.Left);
        Assert.True(over.Usage.Cost < sent.Batch.Promised);
    }

    [Fact]
    public async Task A_budget_that_buys_nothing_sends_nothing_and_says_so()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 2));
        var run = await rig.RunAsync(budget: .000001m);
        Assert.Empty(rig.Server.Batches.Made);
        Assert.Equal(RunEndKind.BudgetExhausted, run.Report!.End.Kind);
    }

    [Fact]
    public async Task A_batch_that_money_cuts_down_to_a_handful_of_calls_is_not_waited_for_a_second_time()
    {
        var ceiling = await CeilingAsync();
        await using var rig = await BatchRig.StartAsync(new BatchSetting(25, 4) { Limits = new BatchLimits { LeastCalls = 80 } });
        var run = await rig.RunAsync(budget: ceiling / 2 * 12);
        Assert.Equal(12, Assert.Single(rig.Server.Batches.Made).Lines);
        Assert.True(rig.Server.Stats.Chats > 0);
        Assert.True(run.Usage.Cost <= ceiling / 2 * 12);
    }

    /// <summary>The most that one call of these studies can cost online.</summary>
    private static async Task<decimal> CeilingAsync()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 4) { Terms = a => a with { MostLines = 1, PriceFactor = 1 }, Limits = new BatchLimits { AtOnce = 1 } });
        var order = await rig.OrderAsync(budget: 100);
        return (await rig.UntilAsync(order.Id, v => v.Batch.Open.Count > 0)).Batch.Promised;
    }
}
