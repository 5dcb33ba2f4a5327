using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

public sealed class ConnectorRetryTests
{
    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_may_pass_is_tried_again_with_growing_waits(int status)
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play([.. Enumerable.Repeat(new StrictConnector.Fault(status), 4)]);
        var sent = rig.SendAsync();
        var waits = await rig.ElapseAsync(sent);
        Assert.IsType<ConnectorOutcome.Delivered>(await sent);
        Assert.Equal((4, 5), (waits.Count, rig.Connector.Requests.Count));
        Assert.True(waits[3] > waits[0], string.Join(" ", waits));
    }

    [Fact]
    public async Task Tries_end()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play([.. Enumerable.Repeat(new StrictConnector.Fault(503), 6)]);
        var sent = rig.SendAsync();
        await rig.ElapseAsync(sent);
        Assert.Equal(503, Assert.IsType<ConnectorOutcome.Unavailable>(await sent).Status);
        Assert.Equal(5, rig.Connector.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task Nothing_else_is_tried_again(int status)
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(new StrictConnector.Fault(status));
        Assert.Equal(status, Assert.IsType<ConnectorOutcome.Refused>(await rig.SendAsync()).Status);
        Assert.Single(rig.Connector.Requests);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sat, 01 Jan 2000 00:00:09 GMT", 9)]
    public async Task The_service_is_left_alone_as_long_as_it_asks_and_a_little_longer(string after, int seconds)
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(new StrictConnector.Fault(429, RetryAfter: after));
        var waits = await rig.ElapseAsync(rig.SendAsync());
        Assert.InRange(Assert.Single(waits), TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + .5));
    }

    [Fact]
    public async Task A_conversation_that_asked_for_rest_gets_it_from_everybody()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(new StrictConnector.Fault(429, RetryAfter: "7"));
        var first = rig.SendAsync();
        await rig.Clock.NextWaitAsync();
        var second = rig.SendAsync();
        Assert.Equal(TimeSpan.FromSeconds(7), await rig.Clock.NextWaitAsync());
        Assert.IsType<ConnectorOutcome.Delivered>(await rig.SendAsync(conversation: "a:other"));
        Assert.Equal(2, rig.Connector.Requests.Count);
        rig.Clock.Advance(TimeSpan.FromSeconds(7.5));
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task An_absurd_rest_is_not_waited_for()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(new StrictConnector.Fault(429, RetryAfter: "86400"));
        Assert.Equal(TimeSpan.FromDays(1), Assert.IsType<ConnectorOutcome.Unavailable>(await rig.SendAsync()).After);
    }

    [Fact]
    public async Task Waits_are_drawn_from_the_seed()
    {
        Assert.Equal(await FirstWaitAsync(3), await FirstWaitAsync(3));
        Assert.NotEqual(await FirstWaitAsync(3), await FirstWaitAsync(4));
    }

    [Fact]
    public async Task A_post_that_got_no_answer_is_not_made_again()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(StrictConnector.Fault.Silence);
        var sent = rig.SendAsync();
        await rig.Connector.NextAsync();
        rig.Clock.Advance(TeamsRig.Options.Timeout);
        Assert.IsType<ConnectorOutcome.Uncertain>(await sent);
        Assert.Single(rig.Connector.Requests);
    }

    [Fact]
    public async Task A_post_whose_connection_broke_is_not_made_again()
    {
        await using var rig = await TeamsRig.StartAsync();
        // On a connection that served before, as most are.
        await rig.SendAsync("first");
        rig.Connector.Play(StrictConnector.Fault.Break);
        Assert.IsType<ConnectorOutcome.Uncertain>(await rig.SendAsync("second"));
        Assert.Equal(["first", "second"], rig.Connector.Requests.Select(r => r.Text));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(new StrictConnector.Fault(307) { Location = $"{rig.Connector.Url}v3/conversations/a%3Aelsewhere/activities" });
        Assert.Equal(307, Assert.IsType<ConnectorOutcome.Refused>(await rig.SendAsync()).Status);
        Assert.Single(rig.Connector.Requests);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_sentence_says_what_to_check_and_no_secret()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Tokens.Failure = "AADSTS7000215: Invalid client secret 'very-secret' for app 'x'";
        var why = Assert.IsType<ConnectorOutcome.Unavailable>(await rig.SendAsync()).Why;
        Assert.Contains("check TWINS_BOT_APP_ID, TWINS_BOT_TENANT and TWINS_BOT_SECRET", why, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", why, StringComparison.Ordinal);
        Assert.Empty(rig.Connector.Requests);
        rig.Tokens.Failure = null;
        Assert.IsType<ConnectorOutcome.Delivered>(await rig.SendAsync());
    }

    [Fact]
    public async Task A_message_that_teams_finds_too_large_is_not_tried_again_and_the_sentence_says_so()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(new StrictConnector.Fault(413));
        Assert.Contains("too large", Assert.IsType<ConnectorOutcome.Refused>(await rig.SendAsync()).Why, StringComparison.Ordinal);
        Assert.Single(rig.Connector.Requests);
    }

    [Fact]
    public async Task An_update_that_got_no_answer_may_be_made_again_later()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(StrictConnector.Fault.Silence);
        var sent = rig.Client.UpdateAsync(rig.Connector.Chat(), "m1", TeamsRig.Message("hi"), TestContext.Current.CancellationToken);
        await rig.Connector.NextAsync();
        rig.Clock.Advance(TeamsRig.Options.Timeout);
        Assert.IsType<ConnectorOutcome.Unavailable>(await sent);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        await using var rig = await TeamsRig.StartAsync();
        var nowhere = rig.Connector.Chat() with { ServiceUrl = new Uri("http://127.0.0.1:1/") };
        Assert.Null(Assert.IsType<ConnectorOutcome.Unavailable>(await rig.Client.SendAsync(nowhere, OutgoingActivity.Typing, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task The_caller_can_stop_a_wait_and_gets_its_own_cancellation()
    {
        await using var rig = await TeamsRig.StartAsync();
        using var stop = new CancellationTokenSource();
        rig.Connector.Play(new StrictConnector.Fault(503));
        var sent = rig.Client.SendAsync(rig.Connector.Chat(), OutgoingActivity.Typing, stop.Token);
        await rig.Clock.NextWaitAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
    }

    private static async Task<TimeSpan> FirstWaitAsync(int seed)
    {
        await using var rig = await TeamsRig.StartAsync(TeamsRig.Options with { Seed = seed });
        rig.Connector.Play(new StrictConnector.Fault(503));
        return (await rig.ElapseAsync(rig.SendAsync()))[0];
    }
}
