using Twins.Bench.Loopback;
using Twins.Bench.Loopback.Batches;
using Twins.Tests.Runs.Sharing;

namespace Twins.Tests.Runs.Batching;

public sealed class BatchDeathTests
{
    /// <summary>More steps than the batches of this run take.</summary>
    private const int Most = 400;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_dies_at_any_step_leaves_one_batch_for_each_part_and_every_answer_once(bool azure)
    {
        for (var steps = 1; steps < Most; steps++)
        {
            await using var rig = await BatchRig.StartAsync(Setting(azure));
            var order = await rig.OrderAsync(budget: 10);
            // After a step and before it is heard of: dying before the next step leaves the same behind.
            var fuse = new Fuse(steps) { DiesAfter = true };
            await WorkUntilDeathAsync(rig, order.Id, fuse);
            var run = await rig.UntilAsync(order.Id, v => !v.State.Held);
            Assert.All(rig.Server.Batches.Made.GroupBy(b => b.Name), b => Assert.Single(b));
            Assert.Equal(2, rig.Server.Batches.Made.Count);
            Assert.All(rig.Server.Batches.Made.SelectMany(b => b.Asked.Values), times => Assert.Equal(1, times));
            Assert.Equal((6, 6), (run.Usage.Calls, run.Batch.Ended.Sum(e => e.Answers)));
            Assert.Equal(0, run.Batch.Promised);
            if (!fuse.IsBurnt) return;
        }
        Assert.Fail($"{Most} steps do not suffice.");
    }

    [Fact]
    public async Task A_run_whose_worker_died_in_the_middle_ends_like_any_other()
    {
        await using var rig = await BatchRig.StartAsync(Setting(azure: false));
        var order = await rig.OrderAsync();
        await WorkUntilDeathAsync(rig, order.Id, new Fuse(60));
        var run = await rig.UntilAsync(order.Id, v => v.Report is not null);
        Assert.Equal((6, 0, 12), (run.Usage.Calls, run.Usage.Reused, run.State.Tally.Answered));
        Assert.Equal(0, rig.Server.Stats.Chats);
    }

    [Fact]
    public async Task Two_workers_at_once_do_no_more_than_one()
    {
        await using var rig = await BatchRig.StartAsync(Setting(azure: false));
        var order = await rig.OrderAsync();
        // The same message twice, as queues do.
        await rig.OrderAsync();
        var other = rig.Hire(Fuse.None);
        for (var i = 0; i < 400 && (await rig.ViewAsync(order.Id)).State.Held; i++)
        {
            await Task.WhenAll(rig.Me.WorkAsync(), other.WorkAsync());
            rig.Clock.Advance(TimeSpan.FromSeconds(10));
        }
        var run = await rig.UntilAsync(order.Id, v => v.Report is not null);
        Assert.Equal(2, rig.Server.Batches.Made.Count);
        Assert.Equal(6, run.Usage.Calls);
    }

    private static BatchSetting Setting(bool azure) => new(Twins: 3, Variants: 2)
    {
        Model = new LoopbackOptions { Key = "sk-secret", Batches = new LoopbackBatchOptions { IsAzure = azure, Page = 1 } },
        Terms = a => a with { MostLines = 4 },
    };

    private static async Task WorkUntilDeathAsync(BatchRig rig, string run, Fuse fuse)
    {
        var victim = rig.Hire(fuse);
        try
        {
            await rig.UntilAsync(run, v => fuse.IsBurnt || !v.State.Held, victim);
        }
        catch (ProcessDiedException)
        {
            // As it should.
        }
    }
}
