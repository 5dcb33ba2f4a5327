using Twins.Core.Runs;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Runs.Sharing;

public sealed class DeathTests
{
    private static readonly CancellationToken Always = CancellationToken.None;

    /// <summary>A process dies at its n-th storage step, for every n there is; another one takes over.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_line_a_process_dies_at_the_run_is_finished_once_and_nothing_is_bought_twice(bool diesAfterTheStep)
    {
        await using var shop = await Workshop.OpenAsync();
        var deaths = 0;
        for (var steps = 1; ; steps = Next(steps))
        {
            // A model that was never asked before, so that every round has everything to do.
            shop.Write(twins: 6, variants: 20);
            var before = shop.Model.Stats.Chats;
            var (mortal, heir) = (shop.Hand(new Fuse(steps) { DiesAfter = diesAfterTheStep }), shop.Hand());
            var wish = new RunWish("test", $"order-{steps}") { Model = $"loopback-{steps}" };
            try
            {
                await mortal.Desk.OrderAsync(shop.Load(), wish, Always);
                while (await mortal.StepAsync())
                {
                    // Until it dies or is done.
                }
            }
            catch (ProcessDiedException)
            {
                // While ordering; whoever ordered orders again.
            }
            if (!mortal.IsDead) break;
            deaths++;
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            var run = await heir.Desk.OrderAsync(shop.Load(), wish, Always);
            var over = await shop.FinishAsync(run.Id, heir);
            Assert.Equal(RunEndKind.Completed, over.Report!.End.Kind);
            Assert.Equal(240, over.State.Tally.Answered);
            Assert.Equal(1 + 240, (await shop.ReadAsync(run.Id, ReportFolder.Answers)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            // Calls under way when it died may have been paid and not written down; no others are made twice.
            Assert.InRange(shop.Model.Stats.Chats - before, 0, 120 + 8);
        }
        Assert.InRange(deaths, 40, 1000);
        var listed = await new RunJournal(shop.Stores.Records, atOnce: 4).ListAsync(null, Always).Select(r => r.Run.Id).ToListAsync();
        Assert.Equal(deaths + 1, listed.Count);
        Assert.Distinct(listed);
    }

    [Fact]
    public async Task Shards_whose_messages_were_lost_are_found_again()
    {
        await using var shop = await Workshop.OpenAsync();
        shop.Write(twins: 30, variants: 20);
        var hand = shop.Hand();
        var run = await hand.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback" }, Always);
        while (await shop.Stores.Queue.ReceiveAsync(RunQueues.Shards, TimeSpan.FromMinutes(1), Always) is { } lost) await shop.Stores.Queue.SettleAsync(lost, null, Always);
        Assert.Equal(0, await hand.Watch.LookAsync(Always));
        var over = await shop.FinishAsync(run.Id, hand);
        Assert.Equal(RunEndKind.Completed, over.Report!.End.Kind);
        Assert.Equal(600, shop.Model.Stats.Chats);
    }

    /// <summary>Every step at first, where orders and leases are made; then some of the many alike in between.</summary>
    private static int Next(int steps) => steps + (steps < 40 ? 1 : 7);
}
