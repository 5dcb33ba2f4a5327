using System.Diagnostics;
using Twins.Bench.Loopback;
using Twins.Core.Runs;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;
using Twins.Tests.Runs.Sharing;

namespace Twins.Tests.Adapters.Telemetry;

public sealed class RunTelemetryTests
{
    private const string Key = "sk-very-secret";
    private static readonly CancellationToken Always = CancellationToken.None;

    [Fact]
    public async Task A_run_is_one_trace_whichever_process_does_the_work()
    {
        await using var shop = await OpenAsync("one-trace", twins: 15);
        using var overheard = new Overheard();
        var run = await RunAsync(shop);
        var spans = overheard.Spans(run.Id);
        var whole = Assert.Single(spans, s => s.OperationName is "run");
        Assert.Equal((default, ActivityKind.Producer), (whole.ParentSpanId, whole.Kind));
        var shards = spans.Where(s => s.OperationName is "shard").ToList();
        Assert.Equal([0, 1], shards.Select(s => (int)s.GetTagItem("twins.shard.index")!).Order());
        Assert.All([.. shards, Assert.Single(spans, s => s.OperationName is "report")], s => Assert.Equal(whole.SpanId, s.ParentSpanId));
        var calls = spans.Where(s => s.OperationName.StartsWith("chat", StringComparison.Ordinal)).ToList();
        Assert.Equal(150, calls.Count);
        Assert.All(calls, c => Assert.Contains(shards, s => s.SpanId == c.ParentSpanId && s.StartTimeUtc <= c.StartTimeUtc));
        Assert.Equal(4 + 150, spans.Count);
    }

    [Fact]
    public async Task Costs_tokens_and_outcomes_add_up_to_what_the_journal_says()
    {
        await using var shop = await OpenAsync("adding-up", twins: 15);
        using var overheard = new Overheard();
        var run = await RunAsync(shop);
        var figures = overheard.Figures("adding-up");
        double Sum(string name, string? tag = null, string? value = null) => figures.Where(f => f.Name == name && (tag is null || f.Tags[tag] == value)).Sum(f => f.Value);
        Assert.True(run.Usage.Cost > 0);
        Assert.Equal((double)run.Usage.Cost, Sum("twins.run.cost"), 9);
        Assert.Equal(run.Usage.InputTokens, Sum("twins.run.tokens", "twins.token.kind", "input") + Sum("twins.run.tokens", "twins.token.kind", "cached"));
        Assert.Equal(run.Usage.OutputTokens, Sum("twins.run.tokens", "twins.token.kind", "output"));
        Assert.Equal(run.State.Tally.Total, Sum("twins.run.outcomes"));
        Assert.Equal(run.State.Tally.Answered, Sum("twins.run.outcomes", "twins.outcome", "answered"));
        Assert.Equal(1, Sum("twins.run.ends", "twins.run.end", "completed"));
        Assert.Equal(2, figures.Count(f => f is { Name: "twins.shard.duration" } && f.Tags["twins.shard.end"] is "finished"));
        // The library counts tokens too, call by call.
        Assert.Equal(run.Usage.InputTokens + run.Usage.OutputTokens, Sum("gen_ai.client.token.usage"));
        Assert.Equal(150, figures.Count(f => f.Name is "gen_ai.client.operation.duration"));
        Assert.Equal((double)run.Usage.Cost, (double)overheard.Spans(run.Id).Single(s => s.OperationName is "report").GetTagItem("twins.run.cost")!, 9);
    }

    [Fact]
    public async Task What_a_second_run_takes_from_the_ledger_costs_nothing_a_second_time()
    {
        await using var shop = await OpenAsync("reused", twins: 2);
        var first = await RunAsync(shop);
        using var overheard = new Overheard();
        await RunAsync(shop);
        Assert.True(first.Usage.Cost > 0);
        Assert.DoesNotContain(overheard.Figures("reused"), f => f.Name is "twins.run.cost" or "twins.run.tokens");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_asked_and_answered_stays_here_unless_it_is_switched_on(bool content)
    {
        await using var shop = await OpenAsync($"content-{content}", twins: 2, content: content);
        using var overheard = new Overheard(content);
        var run = await RunAsync(shop);
        var spans = overheard.Spans(run.Id);
        // A twin's name and goals, a variant, a question, an answer.
        foreach (var secret in (string[])["Person 1", "Late deliveries", "Fresh bread offer", "likely", "answers"])
            Assert.True(content == spans.Any(s => Overheard.Text(s).Contains(secret, StringComparison.Ordinal)), secret);
        Assert.All(spans, s => Assert.DoesNotContain(Key, Overheard.Text(s), StringComparison.Ordinal));
        Assert.All(overheard.Figures($"content-{content}"), f => Assert.DoesNotContain(f.Tags.Values, v => v!.Contains("bread", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_failure_says_its_kind_and_not_what_the_service_repeated()
    {
        await using var shop = await OpenAsync("complaint", twins: 1, fault: new Fault.Status(400, "bad", $"You sent {Key} and Late deliveries."));
        using var overheard = new Overheard();
        var run = await RunAsync(shop);
        var spans = overheard.Spans(run.Id);
        var failed = spans.Where(s => s.Status is ActivityStatusCode.Error && s.OperationName.StartsWith("chat", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, failed.Count);
        Assert.All(failed, s => Assert.Equal("Twins.Core.Respondents.ModelFaultException", s.GetTagItem("error.type")));
        Assert.All(spans, s => Assert.DoesNotContain("deliveries", Overheard.Text(s), StringComparison.OrdinalIgnoreCase));
        Assert.All(spans, s => Assert.DoesNotContain("very-secret", Overheard.Text(s), StringComparison.Ordinal));
        Assert.Equal(20, overheard.Figures("complaint").Where(f => f.Name is "twins.run.outcomes" && f.Tags["twins.outcome"] is "failed").Sum(f => f.Value));
    }

    [Fact]
    public async Task A_shard_that_broke_off_says_so_and_the_next_attempt_that_it_is_one()
    {
        await using var shop = await OpenAsync("broken-off", twins: 2);
        using var overheard = new Overheard();
        var desk = shop.Hand();
        var run = await desk.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "broken-off" }, Always);
        await shop.Hand(new Fuse(30)).StepAsync();
        await shop.FinishAsync(run.Id, desk);
        var shards = overheard.Spans(run.Id).Where(s => s.OperationName is "shard").OrderBy(s => s.StartTimeUtc).ToList();
        Assert.Equal(["broken", "finished"], shards.Select(s => (string)s.GetTagItem("twins.shard.end")!));
        Assert.Equal([false, true], shards.Select(s => (bool)s.GetTagItem("twins.shard.again")!));
        Assert.Equal((ActivityStatusCode.Error, null), (shards[0].Status, shards[0].StatusDescription));
    }

    [Fact]
    public async Task A_run_that_the_model_ended_is_an_error_and_is_counted_as_one()
    {
        await using var shop = await OpenAsync("unusable", twins: 1, fault: new Fault.Status(401, "unauthorized", "No."));
        using var overheard = new Overheard();
        var run = await RunAsync(shop);
        Assert.Equal(RunEndKind.ModelUnusable, run.Report!.End.Kind);
        var report = Assert.Single(overheard.Spans(run.Id), s => s.OperationName is "report");
        Assert.Equal((ActivityStatusCode.Error, "model_unusable"), (report.Status, report.GetTagItem("twins.run.end")));
        Assert.Equal("model_unusable", Assert.Single(overheard.Figures("unusable"), f => f.Name is "twins.run.ends").Tags["twins.run.end"]);
    }

    [Fact]
    public async Task What_fired_a_shard_here_is_linked_to_the_run_it_belongs_to()
    {
        await using var shop = await OpenAsync("linked", twins: 1);
        using var overheard = new Overheard();
        var hand = shop.Hand();
        var run = await hand.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = "linked" }, Always);
        using (var invocation = new Activity("invocation").Start())
        {
            await hand.StepAsync();
            var shard = Assert.Single(overheard.Spans(run.Id), s => s.OperationName is "shard");
            Assert.Equal(invocation.SpanId, Assert.Single(shard.Links).Context.SpanId);
        }
        Assert.NotNull(ActivityContext.TryParse(run.Order.Trace, null, out var parent) ? (object)parent : null);
    }

    [Fact]
    public async Task A_poisoned_message_is_counted_by_its_queue()
    {
        await using var shop = await OpenAsync("none", twins: 1);
        using var overheard = new Overheard();
        await new PoisonList(shop.Stores.Records, shop.Stores.Queue, shop.Clock).AddAsync("poison-test", "text of the message", Always);
        Assert.Equal(1, Assert.Single(overheard.Poisoned("poison-test")).Value);
    }

    internal static async Task<Workshop> OpenAsync(string model, int twins, bool content = false, Fault? fault = null)
    {
        var shop = await Workshop.OpenAsync(new LoopbackOptions { Key = Key, Script = fault is null ? null : _ => fault }, options => options with { Key = Key, TelemetryContent = content, MaxTries = 1, Settings = options.Settings with { Model = model } });
        shop.Write(twins, variants: 10);
        return shop;
    }

    internal static async Task<RunView> RunAsync(Workshop shop)
    {
        var (one, two) = (shop.Hand(), shop.Hand());
        var run = await one.Desk.OrderAsync(shop.Load(), new RunWish("test") { Model = shop.ModelName }, Always);
        return await shop.FinishAsync(run.Id, one, two);
    }
}
