using Twins.Bench.Loopback;
using Twins.Bench.Loopback.Batches;
using Twins.Core.Runs;
using Twins.Core.Runs.Batching;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Runs.Batching;

public sealed class BatchRunTests
{
    [Fact]
    public async Task Three_thousand_evaluations_go_through_batches_and_only_what_failed_is_asked_online()
    {
        var setting = new BatchSetting(Twins: 60, Variants: 50)
        {
            Model = new LoopbackOptions { Key = "sk-secret", Batches = new LoopbackBatchOptions { Line = n => n % 100 is 7 ? new Fault.Status(500, "server_error", "The server had an error.") : null } },
            Terms = a => a with { MostLines = 1000 },
        };
        await using var rig = await BatchRig.StartAsync(setting);
        var run = await rig.RunAsync();
        Assert.Equal(RunEndKind.Completed, run.Report!.End.Kind);
        Assert.Equal(3, rig.Server.Batches.Made.Count);
        Assert.All(rig.Server.Batches.Made, b => Assert.Equal(("completed", 1000), (b.Status, b.Lines)));
        Assert.Equal(30, rig.Server.Stats.Chats);
        Assert.Equal(6000, run.State.Tally.Answered);
        Assert.Equal(3000, run.Usage.Calls);
        Assert.Equal(0, run.Usage.Reused);
        Assert.All(run.Batch.Ended, e => Assert.Equal((990, 10, 0), (e.Answers, e.Failed, e.Dropped)));
        Assert.Contains("in the batch: 500, server_error, The server had an error.", run.Batch.Ended[0].Reasons.Keys);
        // Nothing of it is left anywhere.
        Assert.Equal(0, rig.Server.Batches.Files);
        Assert.Empty(Directory.EnumerateFiles(rig.Blobs, "*.jsonl", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(rig.Scratch));
    }

    [Fact]
    public async Task A_batch_costs_half_and_gives_the_answers_that_would_have_come_online()
    {
        await using var online = await BatchRig.StartAsync(new BatchSetting(4, 3));
        await using var batched = await BatchRig.StartAsync(new BatchSetting(4, 3));
        var (dear, cheap) = (await online.RunAsync(batch: false), await batched.RunAsync());
        Assert.Equal(await online.FileAsync(dear.Id, ReportFolder.Answers), await batched.FileAsync(cheap.Id, ReportFolder.Answers));
        Assert.Equal(0, batched.Server.Stats.Chats);
        Assert.True(dear.Usage.Cost > 0);
        Assert.Equal(dear.Usage.Cost / 2, cheap.Usage.Cost);
        Assert.Equal((dear.Usage.Calls, dear.Usage.InputTokens, dear.Usage.OutputTokens), (cheap.Usage.Calls, cheap.Usage.InputTokens, cheap.Usage.OutputTokens));
    }

    [Fact]
    public async Task The_price_of_a_batch_can_be_set()
    {
        await using var online = await BatchRig.StartAsync(new BatchSetting(2, 2));
        await using var batched = await BatchRig.StartAsync(new BatchSetting(2, 2) { Tune = o => o with { BatchPriceFactor = .25m } });
        Assert.Equal((await online.RunAsync(batch: false)).Usage.Cost / 4, (await batched.RunAsync()).Usage.Cost);
    }

    [Fact]
    public async Task What_the_ledger_has_is_not_sent()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(4, 3));
        await rig.RunAsync(batch: false);
        var run = await rig.RunAsync();
        Assert.Empty(rig.Server.Batches.Made);
        Assert.Equal((0, 12), (run.Usage.Calls, run.Usage.Reused));
    }

    [Fact]
    public async Task Offline_there_are_no_batches()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 2));
        var run = await rig.Me.Desk.OrderAsync(rig.Study, new Core.Runs.Sharing.RunWish("a test") { Batch = true }, CancellationToken.None);
        Assert.False(run.Order.Batch);
        Assert.False(run.State.Held);
    }

    [Fact]
    public async Task Every_draw_of_sampling_is_a_line_of_its_own()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 2) { Plan = "  elicitation: [sampling]\n" });
        await rig.RunAsync();
        Assert.Equal(2 * 2 * 5, rig.Server.Batches.Made.Single().Lines);
        Assert.Equal(0, rig.Server.Stats.Chats);
    }

    [Fact]
    public async Task Free_answers_go_through_the_batch_and_their_embeddings_are_bought_online()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 2) { Plan = "  elicitation: [ssr]\n" });
        var run = await rig.RunAsync();
        Assert.Equal(4, rig.Server.Batches.Made.Single().Lines);
        Assert.Equal(0, rig.Server.Stats.Chats);
        Assert.True(rig.Server.Stats.Embeddings > 0);
        Assert.Equal(8, run.State.Tally.Total - run.State.Tally.Failed);
    }

    [Fact]
    public async Task Log_probabilities_come_through()
    {
        var setting = new BatchSetting(2, 2) { Plan = "  elicitation: [logprobs]\n", Tune = o => o with { Settings = o.Settings with { SupportsLogprobs = true } } };
        await using var online = await BatchRig.StartAsync(setting);
        await using var batched = await BatchRig.StartAsync(setting);
        var (one, other) = (await online.RunAsync(batch: false), await batched.RunAsync());
        Assert.Equal(0, batched.Server.Stats.Chats);
        Assert.Equal(await online.FileAsync(one.Id, ReportFolder.Answers), await batched.FileAsync(other.Id, ReportFolder.Answers));
    }

    [Fact]
    public async Task A_provider_is_asked_about_a_batch_once_a_minute_and_not_more_often()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 2) { Model = new LoopbackOptions { Key = "sk-secret", Batches = new LoopbackBatchOptions { Looks = 40 } } });
        var begun = rig.Clock.GetUtcNow();
        var order = await rig.OrderAsync();
        // Whatever wakes it on the way.
        for (var i = 0; i < 5; i++) await rig.OrderAsync();
        await rig.UntilAsync(order.Id, v => !v.State.Held);
        // The last of them before its files are deleted.
        Assert.Equal(40 + 1, rig.Server.Batches.Made.Single().Looks);
        Assert.InRange(rig.Clock.GetUtcNow() - begun, 40 * BatchDecider.Pause, 50 * BatchDecider.Pause);
    }

    [Fact]
    public async Task Images_and_texts_are_the_same_bytes_in_a_batch_as_online()
    {
        var bodies = new BodyRecorder();
        await using var rig = await BatchRig.StartAsync(new BatchSetting(2, 1) { Transport = bodies.Around });
        await rig.RunAsync(batch: false);
        var online = bodies.Chats.Order(StringComparer.Ordinal).ToList();
        await using var batched = await BatchRig.StartAsync(new BatchSetting(2, 1) { Transport = bodies.Around });
        await batched.RunAsync();
        var lines = bodies.Forms.Single().Split('\n').Where(l => l.StartsWith("{\"custom_id\":", StringComparison.Ordinal)).Select(l => l[(l.IndexOf("\"body\":", StringComparison.Ordinal) + 7)..^1]).Order(StringComparer.Ordinal);
        Assert.Equal(online.ConvertAll(b => b.Replace("\"model\":\"loopback\"", "\"model\":\"loopback-batch\"", StringComparison.Ordinal)), lines);
    }
}
