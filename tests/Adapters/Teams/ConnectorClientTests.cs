using System.Text.Json;
using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

public sealed class ConnectorClientTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_goes_where_the_contract_says_with_encoded_ids()
    {
        await using var rig = await TeamsRig.StartAsync();
        var (chat, channel, message) = (rig.Connector.Chat(), rig.Connector.Channel(), TeamsRig.Message("hi"));
        Assert.Equal(new ConnectorOutcome.Delivered("m1"), await rig.Client.SendAsync(chat, message, Ct));
        await rig.Client.ReplyAsync(channel, "17/3", message, Ct);
        await rig.Client.UpdateAsync(channel, "1:2", message, Ct);
        await rig.Client.DeleteAsync(channel, "12", Ct);
        await rig.Client.MembersAsync(channel, null, Ct);
        Assert.Equal(new ConnectorOutcome.Created("19:abc@thread.tacv2;messageid=3", "3"), await rig.Client.PostToChannelAsync(channel, "19:abc@thread.tacv2", message, Ct));
        Assert.Equal(new ConnectorOutcome.Created("a:chat/1", null), await rig.Client.OpenChatAsync(channel, "29:ann", Ct));
        Assert.Equal(
            [
                "POST /emea/v3/conversations/a%3Achat%2F1/activities",
                "POST /emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities/17%2F3",
                "PUT /emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities/1%3A2",
                "DELETE /emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities/12",
                "GET /emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/pagedmembers?pageSize=500",
                "POST /emea/v3/conversations",
                "POST /emea/v3/conversations",
            ],
            rig.Connector.Requests.Select(r => $"{r.Method} {r.Target}"));
    }

    [Fact]
    public async Task What_is_sent_is_the_activity_and_nothing_of_the_channels()
    {
        await using var rig = await TeamsRig.StartAsync();
        await rig.SendAsync("hé 🙂");
        Assert.Equal("""{"type":"message","text":"hé 🙂","textFormat":"markdown"}""", Normal(rig.Connector.Requests[0].Body));
        await rig.Client.PostToChannelAsync(rig.Connector.Channel(), "19:abc@thread.tacv2", TeamsRig.Message("hi"), Ct);
        Assert.Equal("""{"isGroup":true,"tenantId":"tenant","channelData":{"channel":{"id":"19:abc@thread.tacv2"}},"activity":{"type":"message","text":"hi","textFormat":"markdown"}}""", rig.Connector.Requests[1].Body);
        await rig.Client.OpenChatAsync(rig.Connector.Channel(), "29:ann", Ct);
        Assert.Equal("""{"isGroup":false,"tenantId":"tenant","members":[{"id":"29:ann"}]}""", rig.Connector.Requests[2].Body);
    }

    [Fact]
    public async Task A_roster_is_read_page_by_page()
    {
        await using var rig = await TeamsRig.StartAsync();
        var first = Assert.IsType<ConnectorOutcome.Roster>(await rig.Client.MembersAsync(rig.Connector.Channel(), null, Ct));
        var second = Assert.IsType<ConnectorOutcome.Roster>(await rig.Client.MembersAsync(rig.Connector.Channel(), first.Continuation, Ct));
        Assert.Equal([new Member("29:ann", "Ann", "a"), new Member("29:bob", "Bob", "b")], [.. first.Members, .. second.Members]);
        Assert.Null(second.Continuation);
    }

    [Fact]
    public async Task One_token_serves_until_five_minutes_before_its_end()
    {
        await using var rig = await TeamsRig.StartAsync();
        await rig.SendAsync();
        rig.Clock.Advance(TimeSpan.FromMinutes(54.9));
        await rig.SendAsync();
        Assert.Equal((1, "https://api.botframework.com/.default"), (rig.Tokens.Asked, rig.Tokens.Scope));
        rig.Clock.Advance(TimeSpan.FromMinutes(.2));
        await rig.SendAsync();
        Assert.Equal(2, rig.Tokens.Asked);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_not_used_again()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(new StrictConnector.Fault(401));
        Assert.Equal(401, Assert.IsType<ConnectorOutcome.Refused>(await rig.SendAsync()).Status);
        await rig.SendAsync();
        Assert.Equal(2, rig.Tokens.Asked);
    }

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.test/emea/")]
    [InlineData("https://evil-smba.trafficmanager.net/emea/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://smba.trafficmanager.net@evil.test/")]
    [InlineData("https://smba.trafficmanager.net/emea/?to=evil")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://127.0.0.1:3978/")]
    [InlineData("https://localhost/")]
    [InlineData("file:///tmp/x")]
    public async Task The_token_is_shown_to_the_hosts_of_teams_alone(string url)
    {
        var clock = TimeProvider.System;
        var tokens = new LiteralTokens(clock);
        using var client = ConnectorClient.Create(TeamsRig.Options with { IsLocal = false }, clock, tokens);
        var there = new ConversationReference { ServiceUrl = new Uri(url), ConversationId = "a:1", Kind = ConversationKind.Personal, TenantId = "t" };
        await Assert.ThrowsAsync<ServiceUrlException>(() => client.SendAsync(there, OutgoingActivity.Typing, Ct));
        Assert.Equal(0, tokens.Asked);
    }

    [Fact]
    public void Who_has_no_token_to_show_speaks_to_its_own_machine_alone()
    {
        var local = new ServiceUrls(new ConnectorOptions { IsLocal = true });
        local.Check(new Uri("http://127.0.0.1:3978/"));
        Assert.Throws<ServiceUrlException>(() => local.Check(new Uri("https://smba.trafficmanager.net/emea/")));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/")]
    [InlineData("https://directline.botframework.com/")]
    public void The_hosts_of_teams_are_known(string url) => new ServiceUrls(new ConnectorOptions { Identity = TeamsRig.Options.Identity }).Check(new Uri(url));

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    public async Task An_id_that_would_lead_elsewhere_is_refused(string id)
    {
        await using var rig = await TeamsRig.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => rig.SendAsync(conversation: id));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.DeleteAsync(rig.Connector.Chat(), id, Ct));
        Assert.Empty(rig.Connector.Requests);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_sent()
    {
        await using var rig = await TeamsRig.StartAsync();
        var card = new Attachment("application/vnd.microsoft.card.adaptive", JsonSerializer.SerializeToElement(new string('x', 40_500)));
        var fits = MessageBuilder.Build(new OutgoingMessage { Attachments = [card] }, ConversationKind.Personal);
        Assert.IsType<ConnectorOutcome.Delivered>(await rig.Client.SendAsync(rig.Connector.Chat(), fits, Ct));
        var refusal = await Assert.ThrowsAsync<ActivityTooLargeException>(() => rig.Client.SendAsync(rig.Connector.Chat(), fits with { Summary = new string('y', 500) }, Ct));
        Assert.Contains("80 are sent", refusal.Message, StringComparison.Ordinal);
        Assert.Single(rig.Connector.Requests);
    }

    [Fact]
    public async Task A_bot_that_is_not_in_the_roster_is_told_so_and_tries_no_more()
    {
        await using var rig = await TeamsRig.StartAsync();
        rig.Connector.Play(StrictConnector.Fault.NotInRoster);
        Assert.IsType<ConnectorOutcome.NotInRoster>(await rig.SendAsync());
        Assert.Single(rig.Connector.Requests);
    }

    /// <summary>The order of fields is not part of the contract, and System.Text.Json writes some emoji escaped.</summary>
    private static string Normal(string json) => System.Text.RegularExpressions.Regex.Unescape(json);
}
