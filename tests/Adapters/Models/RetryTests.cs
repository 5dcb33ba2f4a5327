using System.Net.Sockets;
using Twins.Adapters.Models;
using Twins.Core.Respondents;

namespace Twins.Tests.Adapters.Models;

public sealed class RetryTests
{
    [Theory]
    [InlineData("Retry-After", "7", 7000)]
    [InlineData("retry-after-ms", "1500", 1500)]
    [InlineData("Retry-After", "Sat, 01 Jan 2000 00:00:09 GMT", 9000)]
    public async Task A_hint_when_to_come_back_is_kept_to_the_moment(string header, string value, int milliseconds)
    {
        var clock = new TimerWatch();
        using var script = new Script(Script.Status(429, "{}", header, value), Script.Good);
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var asked = Script.AskAsync(clients);
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), await clock.NextWaitAsync());
        await clock.NextWaitAsync();
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.Equal(1, script.Played);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await asked;
        Assert.Equal(2, script.Played);
    }

    [Fact]
    public async Task A_hint_holds_back_every_call_and_not_only_the_one_that_got_it()
    {
        var clock = new TimerWatch();
        using var script = new Script(Script.Status(429, "{}", "Retry-After", "5"), Script.Good, Script.Good);
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var first = Script.AskAsync(clients);
        // The gate's wait and the retry's own.
        await clock.NextWaitAsync();
        await clock.NextWaitAsync();
        var second = Script.AskAsync(clients);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(second.IsCompleted);
        Assert.Equal(1, script.Played);
        clock.Advance(TimeSpan.FromSeconds(.2));
        await Task.WhenAll(first, second);
        Assert.Equal(3, script.Played);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Without_a_hint_the_waits_grow_and_end_after_five_tries(int status)
    {
        var clock = new TimerWatch();
        using var script = new Script([.. Enumerable.Repeat(Script.Status(status), 5)]);
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var asked = Script.AskAsync(clients);
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 4; i++)
        {
            waits.Add(await clock.NextWaitAsync());
            clock.Advance(waits[^1]);
        }
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => asked);
        Assert.Equal(FaultKind.Passing, fault.Kind);
        Assert.Contains("tried 5 times", fault.Message, StringComparison.Ordinal);
        Assert.Equal(5, script.Played);
        Assert.True(waits[3] > waits[0], string.Join(" ", waits));
    }

    [Fact]
    public async Task Waits_are_drawn_from_the_seed()
    {
        Assert.Equal(await FirstWaitAsync(seed: 3), await FirstWaitAsync(seed: 3));
        Assert.NotEqual(await FirstWaitAsync(seed: 3), await FirstWaitAsync(seed: 4));
    }

    [Fact]
    public async Task A_try_that_hangs_is_given_up_and_made_again()
    {
        var clock = new TimerWatch();
        using var script = new Script(Script.Hangs, Script.Good);
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var asked = Script.AskAsync(clients);
        clock.Advance(Script.Patience);
        clock.Advance(await clock.NextWaitAsync());
        await asked;
        Assert.Equal(2, script.Played);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        var clock = new TimerWatch();
        using var script = new Script(Script.Throws(new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset))), Script.Good);
        using var clients = ModelClients.Create(Script.Options, clock, script);
        var asked = Script.AskAsync(clients);
        clock.Advance(await clock.NextWaitAsync());
        await asked;
    }

    [Fact]
    public async Task An_absurd_wait_is_not_waited_for()
    {
        using var script = new Script(Script.Status(429, "{}", "Retry-After", "86400"));
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        Assert.Equal(FaultKind.Passing, (await Assert.ThrowsAsync<ModelFaultException>(() => Script.AskAsync(clients))).Kind);
        Assert.Equal(1, script.Played);
    }

    [Fact]
    public async Task The_caller_can_stop_a_wait_and_gets_its_own_cancellation()
    {
        var clock = new TimerWatch();
        using var script = new Script(Script.Status(429, "{}", "Retry-After", "60"));
        using var clients = ModelClients.Create(Script.Options, clock, script);
        using var stop = new CancellationTokenSource();
        var asked = Script.AskAsync(clients, stop.Token);
        await clock.NextWaitAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task Cached_tokens_are_counted()
    {
        using var script = new Script(Script.Good);
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        var usage = (await Script.AskAsync(clients)).Usage!;
        Assert.Equal((2000, 1920, 7), (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount));
    }

    [Theory]
    [InlineData("""{"choices":[],"usage":{"prompt_tokens":2000,"completion_tokens":0}}""")]
    [InlineData("""{"choices":[{"message":{"content":"cut \ud83d"},"finish_reason":"length"}],"usage":{"prompt_tokens":2000,"completion_tokens":0}}""")]
    [InlineData("""{"choices":[{"message":null,"finish_reason":"eos_token_found"}],"usage":{"prompt_tokens":2000,"completion_tokens":0}}""")]
    public async Task An_odd_reply_that_was_paid_for_is_a_reply_and_counted(string body)
    {
        using var script = new Script(Script.Status(200, body));
        using var clients = ModelClients.Create(Script.Options, new TimerWatch(), script);
        var reply = await Script.AskAsync(clients);
        Assert.Equal(("", 2000), (reply.Text, reply.Usage!.InputTokenCount));
    }

    private static async Task<TimeSpan> FirstWaitAsync(int seed)
    {
        var clock = new TimerWatch();
        using var script = new Script(Script.Status(500), Script.Good);
        using var clients = ModelClients.Create(Script.Options with { Seed = seed }, clock, script);
        var asked = Script.AskAsync(clients);
        var wait = await clock.NextWaitAsync();
        clock.Advance(wait);
        await asked;
        return wait;
    }
}
