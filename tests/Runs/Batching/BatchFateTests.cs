using Twins.Adapters.Models;
using Twins.Bench.Loopback;
using Twins.Bench.Loopback.Batches;
using Twins.Core.Runs;

namespace Twins.Tests.Runs.Batching;

public sealed class BatchFateTests
{
    [Fact]
    public async Task What_an_expired_batch_has_is_kept_and_the_rest_is_asked_online()
    {
        await using var rig = await BatchRig.StartAsync(Setting(new BatchFate.Expires(.5)));
        var run = await rig.RunAsync();
        var end = Assert.Single(run.Batch.Ended);
        Assert.Equal((5, 5), (end.Answers, end.Failed));
        Assert.Contains("has expired", end.Reason, StringComparison.Ordinal);
        Assert.Equal(5, rig.Server.Stats.Chats);
        Assert.Equal((RunEndKind.Completed, 10, 20), (run.Report!.End.Kind, run.Usage.Calls, run.State.Tally.Answered));
    }

    [Fact]
    public async Task A_batch_that_is_refused_is_asked_online_and_the_reason_is_told()
    {
        await using var rig = await BatchRig.StartAsync(Setting(new BatchFate.Fails("model_mismatch", "The deployment is not for batches.")));
        var run = await rig.RunAsync();
        Assert.EndsWith("has failed: The deployment is not for batches.", Assert.Single(run.Batch.Ended).Reason, StringComparison.Ordinal);
        Assert.Equal(10, rig.Server.Stats.Chats);
        Assert.Equal(20, run.State.Tally.Answered);
    }

    [Fact]
    public async Task Cancelling_a_run_cancels_its_batch_and_takes_what_is_there()
    {
        await using var rig = await BatchRig.StartAsync(Setting(new BatchFate.Lingers(.3)));
        var order = await rig.OrderAsync();
        await rig.UntilAsync(order.Id, v => v.Batch.Open.Values.Any(p => p.Batch is not null));
        await rig.Me.Desk.CancelAsync(order.Id, "somebody", CancellationToken.None);
        var run = await rig.UntilAsync(order.Id, v => v.Report is not null);
        Assert.True(rig.Server.Batches.Made.Single().WasCancelled);
        Assert.Equal(3, Assert.Single(run.Batch.Ended).Answers);
        Assert.Equal((RunEndKind.Cancelled, 3), (run.Report!.End.Kind, run.Usage.Calls));
        Assert.Equal(0, rig.Server.Stats.Chats);
        var answers = await rig.FileAsync(run.Id, Core.Studies.Reporting.ReportFolder.Answers);
        Assert.Equal(1 + (3 * 2), answers.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_anything_was_sent_sends_nothing()
    {
        await using var rig = await BatchRig.StartAsync(Setting(new BatchFate.Completes()));
        var order = await rig.OrderAsync();
        await rig.UntilAsync(order.Id, v => v.Batch.Open.Count > 0);
        await rig.Me.Desk.CancelAsync(order.Id, "somebody", CancellationToken.None);
        var run = await rig.UntilAsync(order.Id, v => v.Report is not null);
        Assert.Empty(rig.Server.Batches.Made);
        Assert.Equal(RunEndKind.Cancelled, run.Report!.End.Kind);
    }

    [Fact]
    public async Task A_part_for_which_the_provider_has_no_room_is_sent_again_later()
    {
        var made = 0;
        await using var rig = await BatchRig.StartAsync(Setting(_ => made++ < 3 ? new BatchFate.Fails("token_limit_exceeded", "The number of enqueued tokens has surpassed the configured limit.") : new BatchFate.Completes()));
        var begun = rig.Clock.GetUtcNow();
        var run = await rig.RunAsync();
        Assert.Equal(4, rig.Server.Batches.Made.Count);
        Assert.Equal(4, rig.Server.Batches.Made.Select(b => b.Name).Distinct().Count());
        Assert.Equal(10, Assert.Single(run.Batch.Ended).Answers);
        Assert.Equal(0, rig.Server.Stats.Chats);
        // Five, ten and twenty minutes.
        Assert.InRange(rig.Clock.GetUtcNow() - begun, TimeSpan.FromMinutes(35), TimeSpan.FromMinutes(50));
    }

    [Fact]
    public async Task Parts_that_are_too_large_for_the_providers_queue_become_smaller_until_they_fit()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(Twins: 20, Variants: 10)
        {
            Model = new LoopbackOptions { Key = "sk-secret", Batches = new LoopbackBatchOptions { QueueLines = 60 } },
            Limits = new Core.Runs.Batching.BatchLimits { LeastCalls = 10 },
        });
        var run = await rig.RunAsync();
        Assert.Equal((0L, 200), (rig.Server.Stats.Chats, run.Batch.Ended.Sum(e => e.Answers)));
        Assert.All(rig.Server.Batches.Made.SelectMany(b => b.Asked), line => Assert.Equal(1, line.Value));
        Assert.Equal(200, rig.Server.Batches.Made.SelectMany(b => b.Asked.Keys).Distinct().Count());
    }

    [Fact]
    public async Task After_a_day_without_room_the_calls_are_made_online()
    {
        await using var rig = await BatchRig.StartAsync(Setting(new BatchFate.Fails("token_limit_exceeded", "Full.")));
        var run = await rig.RunAsync();
        Assert.InRange(rig.Server.Batches.Made.Count, 20, 40);
        Assert.Equal(10, rig.Server.Stats.Chats);
        Assert.Equal(20, run.State.Tally.Answered);
    }

    [Fact]
    public async Task A_wrong_key_stops_the_run_with_one_sentence_before_anything_is_sent()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 2) { Tune = o => o with { Key = "sk-wrong" } });
        var run = await rig.RunAsync();
        Assert.Equal(RunEndKind.ModelUnusable, run.Report!.End.Kind);
        Assert.Contains("refuses the key (401)", run.Report.End.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-wrong", run.Report.End.Message, StringComparison.Ordinal);
        Assert.Equal(0, run.Usage.Calls);
    }

    [Fact]
    public async Task Without_a_batch_deployment_the_run_stops_and_says_what_to_set()
    {
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 2) { Tune = o => o with { Provider = ModelProvider.Compatible, BatchModel = null } });
        var run = await rig.RunAsync();
        Assert.Equal(RunEndKind.ModelUnusable, run.Report!.End.Kind);
        Assert.Contains("TWINS_BATCH_MODEL", run.Report.End.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_somebody_deleted_is_asked_online()
    {
        var gone = new Vanishing();
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 2) { Transport = gone.Around });
        var order = await rig.OrderAsync();
        await rig.UntilAsync(order.Id, v => v.Batch.Open.Values.Any(p => p.Batch is not null));
        gone.IsOn = true;
        var run = await rig.UntilAsync(order.Id, v => v.Report is not null);
        Assert.Equal("The provider does not know it any more.", Assert.Single(run.Batch.Ended).Reason);
        Assert.Equal(20, run.State.Tally.Answered);
    }

    [Fact]
    public async Task A_provider_that_is_away_for_an_hour_loses_nothing()
    {
        var away = new Vanishing { Status = 503 };
        await using var rig = await BatchRig.StartAsync(new BatchSetting(5, 2) { Transport = away.Around });
        var order = await rig.OrderAsync();
        await rig.UntilAsync(order.Id, v => v.Batch.Open.Values.Any(p => p.Batch is not null));
        away.IsOn = true;
        var back = rig.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        await rig.UntilAsync(order.Id, _ => rig.Clock.GetUtcNow() > back);
        Assert.Contains("503", (await Core.Runs.Batching.BatchNotes.ReadAsync(rig.Stores.Records, order.Id, CancellationToken.None)).Trouble, StringComparison.Ordinal);
        away.IsOn = false;
        var run = await rig.UntilAsync(order.Id, v => v.Report is not null);
        Assert.Equal((1, 10, 0), (rig.Server.Batches.Made.Count, run.Usage.Calls, (int)rig.Server.Stats.Chats));
    }

    private static BatchSetting Setting(BatchFate fate) => Setting(_ => fate);

    private static BatchSetting Setting(Func<int, BatchFate> fate) => new(Twins: 5, Variants: 2)
    {
        Model = new LoopbackOptions { Key = "sk-secret", Batches = new LoopbackBatchOptions { Fate = fate } },
    };

    /// <summary>Answers for the provider's batches, while it is on.</summary>
    private sealed class Vanishing
    {
        public bool IsOn { get; set; }

        public int Status { get; init; } = 404;

        public HttpMessageHandler Around(HttpMessageHandler inner) => new Handler(this, inner);

        private sealed class Handler(Vanishing vanishing, HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
                vanishing.IsOn && request.RequestUri!.AbsolutePath.Contains("/batches", StringComparison.Ordinal)
                    ? Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)vanishing.Status) { Content = new StringContent("{}") })
                    : base.SendAsync(request, cancellationToken);
        }
    }
}
