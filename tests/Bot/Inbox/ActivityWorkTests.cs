using System.Text.Json.Nodes;
using Twins.Bot.Activities;
using Twins.Bot.Inbox;
using Twins.Core.Storage;

namespace Twins.Tests.Bot.Inbox;

/// <summary>What happens to a queued activity when processes fail or are too many.</summary>
public sealed class ActivityWorkTests : IAsyncLifetime
{
    private ChannelIssuer issuer = null!;
    private BotServer server = null!;
    private string message = null!;

    private ActivityWork Work => server.Service<ActivityWork>();

    public async ValueTask InitializeAsync()
    {
        issuer = await ChannelIssuer.StartAsync();
        server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()));
        Assert.Equal(200, await server.StatusAsync(Said.Message(), new ChannelTokens(issuer, server.Clock).Good));
        message = (await server.QueuedAsync()).Single();
    }

    [Fact]
    public async Task Work_that_failed_is_done_when_the_message_comes_again_and_then_never_more()
    {
        var done = 0;
        await Assert.ThrowsAsync<IOException>(() => Work.WorkAsync(message, (_, _) => throw new IOException("the model is away"), TestContext.Current.CancellationToken));
        for (var i = 0; i < 3; i++) await Work.WorkAsync(message, CountAsync, TestContext.Current.CancellationToken);
        Assert.Equal(1, done);

        Task CountAsync(Activity activity, CancellationToken stop)
        {
            done++;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_second_delivery_waits_behind_the_work_under_way_and_outlives_it()
    {
        var other = 0;
        await Work.WorkAsync(message, async (_, stop) => await Work.WorkAsync(message, CountAsync, stop), TestContext.Current.CancellationToken);
        Assert.Equal(0, other);
        Assert.Empty(await server.QueuedAsync());
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        var again = Assert.Single(await server.QueuedAsync());
        await Work.WorkAsync(again, CountAsync, TestContext.Current.CancellationToken);
        Assert.Equal(0, other);

        Task CountAsync(Activity activity, CancellationToken stop)
        {
            other++;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Whoever_loses_his_right_to_the_work_stops_and_the_other_does_it_once()
    {
        var begun = new TaskCompletionSource();
        var first = Work.WorkAsync(message, async (_, stop) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        }, TestContext.Current.CancellationToken);
        await begun.Task;
        await GiveAwayAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        var done = 0;
        for (var i = 0; i < 2; i++) await Work.WorkAsync(message, (_, _) => Task.FromResult(done++), TestContext.Current.CancellationToken);
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task Work_that_ends_after_its_right_was_lost_is_not_called_done()
    {
        var first = Work.WorkAsync(message, async (_, stop) =>
        {
            await GiveAwayAsync();
            server.Clock.Advance(TimeSpan.FromSeconds(10));
            while (!stop.IsCancellationRequested) await Task.Yield();
        }, TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(await server.Service<ActivityMemory>().IsDoneAsync(JsonNode.Parse(message)!["key"]!.GetValue<string>(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"key":"../../../../../../../../../../../../../../../../../../../etc/passwd"}""")]
    public async Task A_message_that_is_none_of_ours_is_refused(string text) =>
        await Assert.ThrowsAsync<FormatException>(() => Work.WorkAsync(text, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken));

    /// <summary>To another process, as it happens to one that was asleep for too long.</summary>
    private async Task GiveAwayAsync()
    {
        var place = new RecordKey("leases", "activity|" + JsonNode.Parse(message)!["key"]!.GetValue<string>());
        var held = await server.Service<IRecordStore>().FindAsync(place, TestContext.Current.CancellationToken);
        Assert.NotNull(await server.Service<IRecordStore>().TryWriteAsync(place, held!.Tag, held.Value.ToArray(), TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await issuer.DisposeAsync();
    }
}
