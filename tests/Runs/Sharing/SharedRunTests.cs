using Twins.Core.Runs;
using Twins.Core.Runs.Sharing;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Runs.Sharing;

public sealed class SharedRunTests
{
    private static readonly CancellationToken Always = CancellationToken.None;

    [Fact]
    public async Task Four_processes_share_one_run_and_every_evaluation_is_asked_once()
    {
        await using var shop = await Workshop.OpenAsync();
        shop.Write(twins: 30, variants: 20);
        var hands = Enumerable.Range(0, 4).Select(_ => shop.Hand()).ToArray();
        var run = await hands[0].Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback" }, Always);
        var over = await shop.FinishAsync(run.Id, hands);
        Assert.Equal(RunEndKind.Completed, over.Report!.End.Kind);
        Assert.Equal(600, shop.Model.Stats.Chats);
        Assert.Equal(600, over.Usage.Calls);
        Assert.Equal(1200, over.State.Tally.Answered);
        Assert.Equal(1 + (600 * 2), (await shop.ReadAsync(run.Id, ReportFolder.Answers)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"calls_bought\": 600", await shop.ReadAsync(run.Id, ReportFolder.Json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_given_twice_is_one_run()
    {
        await using var shop = await Workshop.OpenAsync();
        shop.Write(twins: 3, variants: 2);
        var (one, two) = (shop.Hand(), shop.Hand());
        var first = await one.Desk.OrderAsync(shop.Load(), new RunWish("hook", "delivery-7") { Model = "loopback" }, Always);
        Assert.Equal(first.Id, (await two.Desk.OrderAsync(shop.Load(), new RunWish("hook", "delivery-7") { Model = "loopback" }, Always)).Id);
        // Nor is a plan that is under way asked a second time beside itself.
        Assert.Equal(first.Id, (await two.Desk.OrderAsync(shop.Load(), new RunWish("somebody else") { Model = "loopback" }, Always)).Id);
        await shop.FinishAsync(first.Id, one);
        var later = await two.Desk.OrderAsync(shop.Load(), new RunWish("somebody else") { Model = "loopback" }, Always);
        Assert.NotEqual(first.Id, later.Id);
        Assert.Equal(0, (await shop.FinishAsync(later.Id, one)).Usage.Calls);
        Assert.Equal(6, shop.Model.Stats.Chats);
    }

    [Fact]
    public async Task Two_plans_of_one_campaign_take_turns_and_pay_once_for_what_they_share()
    {
        await using var shop = await Workshop.OpenAsync();
        shop.Write(twins: 10, variants: 10);
        var (one, two) = (shop.Hand(), shop.Hand());
        var first = await one.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback" }, Always);
        shop.Write(twins: 10, variants: 10, changed: 3);
        var second = await two.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback" }, Always);
        Assert.Equal(0, second.State.NextShard);
        var over = await shop.FinishAsync(second.Id, one, two);
        Assert.Equal(10, over.Usage.Calls);
        Assert.Equal(110, shop.Model.Stats.Chats);
        Assert.NotNull((await one.Journal.ReadAsync(first.Id, Always))!.Report);
    }

    [Fact]
    public async Task A_budget_is_never_passed_and_a_larger_one_goes_on_where_the_money_ended()
    {
        await using var shop = await Workshop.OpenAsync();
        shop.Write(twins: 20, variants: 20);
        var hands = Enumerable.Range(0, 3).Select(_ => shop.Hand()).ToArray();
        var poor = await hands[0].Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback", Budget = 0.2m }, Always);
        var over = await shop.FinishAsync(poor.Id, hands);
        Assert.Equal(RunEndKind.BudgetExhausted, over.Report!.End.Kind);
        Assert.InRange(over.Usage.Cost, 0.1m, 0.2m);
        var bought = shop.Model.Stats.Chats;
        Assert.InRange(bought, 1, 399);
        Assert.Contains("budget", await shop.ReadAsync(poor.Id, ReportFolder.Page), StringComparison.Ordinal);
        var rich = await hands[0].Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback", Budget = 50 }, Always);
        Assert.Equal(RunEndKind.Completed, (await shop.FinishAsync(rich.Id, hands)).Report!.End.Kind);
        Assert.Equal(400, shop.Model.Stats.Chats);
    }

    [Fact]
    public async Task A_cancelled_run_buys_nothing_more_and_reports_what_was_answered()
    {
        await using var shop = await Workshop.OpenAsync();
        shop.Write(twins: 30, variants: 20);
        var hand = shop.Hand();
        var run = await hand.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback" }, Always);
        Assert.True(await hand.StepAsync());
        await hand.Desk.CancelAsync(run.Id, "ada", Always);
        var over = await shop.FinishAsync(run.Id, hand);
        Assert.Equal(RunEndKind.Cancelled, over.Report!.End.Kind);
        Assert.Contains("ada", over.Report.End.Message, StringComparison.Ordinal);
        Assert.Equal(100, shop.Model.Stats.Chats);
        Assert.Equal(1 + 200, (await shop.ReadAsync(run.Id, ReportFolder.Answers)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_model_that_refuses_the_key_stops_the_run_with_the_sentence_that_says_what_to_set()
    {
        await using var shop = await Workshop.OpenAsync(new Twins.Bench.Loopback.LoopbackOptions { Key = "another" });
        shop.Write(twins: 10, variants: 20);
        var hand = shop.Hand();
        var run = await hand.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "loopback" }, Always);
        var over = await shop.FinishAsync(run.Id, hand);
        Assert.Equal(RunEndKind.ModelUnusable, over.Report!.End.Kind);
        Assert.Contains("TWINS_MODEL_KEY", over.Report.End.Message, StringComparison.Ordinal);
        Assert.Equal(0, over.State.Tally.Answered);
    }
}
