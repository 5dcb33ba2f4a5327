using System.Net;
using System.Text.Json;
using Twins.Core.Storage;
using Twins.Functions.Hooks.Outgoing;

namespace Twins.Tests.Functions.Hooks.Outgoing;

public sealed class RetryTests
{
    private static readonly TimeSpan[] Plan =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    [Fact]
    public async Task A_receiver_that_fails_is_tried_for_days_then_listed_as_dead_and_can_be_replayed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await StartAsync(receiver);
        receiver.Answers(500);
        foreach (var least in Plan)
        {
            await server.DeliverAsync();
            var due = (await server.DeliveryAsync("?state=pending")).GetProperty("due").GetDateTimeOffset();
            var wait = due - server.Clock.GetUtcNow();
            Assert.InRange(wait, least, least * 1.2);
            server.Clock.Advance(wait - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await server.DeliverAsync());
            server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        await server.DeliverAsync();
        Assert.Equal(10, receiver.All.Count);
        var dead = await server.DeliveryAsync("?state=dead");
        Assert.Equal(Enumerable.Repeat((500, "The receiver answered 500."), 10), dead.GetProperty("attempts").EnumerateArray().Select(a => (a.GetProperty("status").GetInt32(), a.GetProperty("error").GetString()!)));
        Assert.DoesNotContain("secret words", dead.GetRawText(), StringComparison.Ordinal);
        receiver.Answers(204);
        server.Clock.Advance(TimeSpan.FromHours(1));
        using var replay = await server.SendAsync(HttpMethod.Post, $"/api/deliveries/{dead.GetProperty("id").GetString()}/replay");
        Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        await server.DeliverAsync();
        Assert.Equal(11, receiver.All.Count);
        // A receiver that has it already can tell by the id, and the body is the same to the byte.
        Assert.Single(receiver.All.Select(r => (r.Headers["webhook-id"], r.Body)).Distinct());
        Assert.Equal(11, receiver.All.Select(r => r.Headers["webhook-timestamp"]).Distinct().Count());
        using var again = await server.SendAsync(HttpMethod.Post, $"/api/deliveries/{dead.GetProperty("id").GetString()}/replay");
        await again.ProblemAsync(409);
    }

    [Fact]
    public void Jitter_follows_from_the_seed_and_the_delivery()
    {
        var failed = new Attempt(DateTimeOffset.UnixEpoch, 500, "no");
        Assert.Equal(RetryPlan.After(1, "a", 3, failed), RetryPlan.After(1, "a", 3, failed));
        Assert.NotEqual(RetryPlan.After(1, "a", 3, failed), RetryPlan.After(2, "a", 3, failed));
        Assert.NotEqual(RetryPlan.After(1, "a", 3, failed), RetryPlan.After(1, "b", 3, failed));
        Assert.Null(RetryPlan.After(1, "a", 10, failed));
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "120", 120)]
    [InlineData(503, "Thu, 25 Feb 2021 15:04:10 GMT", 120)]
    [InlineData(429, "99999999", 86400)]
    [InlineData(429, "0", 5)]
    [InlineData(429, "-5", 5)]
    [InlineData(429, "soon", 5)]
    [InlineData(500, "120", 5)]
    public async Task A_receiver_may_ask_for_a_longer_wait(int status, string retryAfter, int seconds)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await StartAsync(receiver);
        receiver.Answers(status, ("Retry-After", retryAfter));
        await server.DeliverAsync();
        var due = (await server.DeliveryAsync()).GetProperty("due").GetDateTimeOffset();
        Assert.InRange((due - server.Clock.GetUtcNow()).TotalSeconds, seconds, seconds * 1.2);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_given_fifteen_seconds()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await StartAsync(receiver);
        var asked = new TaskCompletionSource();
        receiver.Answer = async http =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var delivering = server.DeliverAsync();
        await asked.Task;
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        await delivering;
        var attempt = (await server.DeliveryAsync("?state=pending")).GetProperty("attempts")[0];
        Assert.Equal("The receiver did not answer within 15 seconds.", attempt.GetProperty("error").GetString());
        Assert.False(attempt.TryGetProperty("status", out var status) && status.ValueKind is not JsonValueKind.Null);
    }

    [Fact]
    public async Task A_reply_without_end_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await StartAsync(receiver);
        receiver.Answer = async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(new byte[65536]);
        };
        await server.DeliverAsync();
        Assert.Equal("delivered", (await server.DeliveryAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_crash_between_the_attempt_and_its_record_repeats_that_attempt_and_no_more()
    {
        var storage = new FaultyRecords();
        await using var receiver = await Receiver.StartAsync();
        await using var server = await StartAsync(receiver, new HookSetting { Records = storage.Over });
        storage.FailsToWrite = "deliveries";
        await Assert.ThrowsAsync<IOException>(server.DeliverAsync);
        storage.FailsToWrite = null;
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await server.DeliverAsync();
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await server.DeliverAsync());
        Assert.Equal(2, receiver.All.Count);
        Assert.Single(receiver.All.Select(r => r.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task A_message_that_comes_twice_makes_one_attempt()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await StartAsync(receiver);
        receiver.Answers(500);
        var queue = server.Get<IWorkQueue>();
        var id = (await server.DeliveryAsync()).GetProperty("id").GetString();
        var text = $$"""{"id":"{{id}}","attempt":0}""";
        await queue.SendAsync(DeliveryMessage.Queue, text, TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(2, await server.DeliverAsync());
        Assert.Single(receiver.All);
        // And one next attempt.
        server.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(1, await server.DeliverAsync());
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task A_crash_before_the_next_attempt_was_arranged_is_made_good_when_the_message_comes_again()
    {
        await using var receiver = await Receiver.StartAsync();
        var broken = new FaultyQueue();
        await using var server = await StartAsync(receiver, new HookSetting { Services = broken.Over });
        receiver.Answers(500);
        broken.Fails = true;
        await Assert.ThrowsAsync<IOException>(server.DeliverAsync);
        broken.Fails = false;
        Assert.Single(receiver.All);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await server.DeliverAsync();
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task A_message_without_a_delivery_is_dropped()
    {
        await using var server = await HookServer.StartAsync();
        await server.Get<IWorkQueue>().SendAsync(DeliveryMessage.Queue, """{"id":"dlv_none"}""", TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(1, await server.DeliverAsync());
        Assert.Equal(0, await server.DeliverAsync());
    }

    private static async Task<HookServer> StartAsync(Receiver receiver, HookSetting? setting = null)
    {
        var server = await HookServer.StartAsync(setting);
        await server.SubscribeAsync(receiver.Url);
        await server.AnnounceAsync();
        return server;
    }
}
