using Twins.Tests.Functions;

namespace Twins.Tests.Bot.Authentication;

/// <summary>Where the keys that prove a token come from, and what happens when they change or cannot be had.</summary>
public sealed class IssuerKeysTests
{
    [Fact]
    public async Task A_key_that_was_published_since_is_fetched_before_its_first_token_is_judged()
    {
        await using var issuer = await ChannelIssuer.StartAsync();
        await using var server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()));
        var tokens = new ChannelTokens(issuer, server.Clock);
        Assert.Equal(200, await StatusAsync(server, tokens.Good));
        issuer.Publish("second", """["msteams"]""");
        var old = tokens.Good;
        issuer.Withdraw("teams");
        Assert.Equal(200, await StatusAsync(server, tokens.WithKey("second")));
        Assert.Equal(401, await StatusAsync(server, old));
        Assert.Equal(2, issuer.Fetched);
    }

    [Fact]
    public async Task Made_up_names_of_keys_make_it_look_once_a_minute()
    {
        await using var issuer = await ChannelIssuer.StartAsync();
        await using var server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()));
        var tokens = new ChannelTokens(issuer, server.Clock);
        for (var i = 0; i < 10; i++) Assert.Equal(401, await StatusAsync(server, tokens.Make("unknown kid")));
        Assert.Equal(2, issuer.Fetched);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 10; i++) Assert.Equal(401, await StatusAsync(server, tokens.Make("unknown kid")));
        Assert.Equal(3, issuer.Fetched);
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_callers_and_again_after_half_a_day()
    {
        await using var issuer = await ChannelIssuer.StartAsync();
        await using var server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()));
        var tokens = new ChannelTokens(issuer, server.Clock);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(server, tokens.Good))), status => Assert.Equal(200, status));
        Assert.Equal(1, issuer.Fetched);
        server.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(200, await StatusAsync(server, tokens.Good));
        Assert.Equal(2, issuer.Fetched);
    }

    [Fact]
    public async Task The_last_good_keys_serve_while_the_issuer_is_away()
    {
        await using var issuer = await ChannelIssuer.StartAsync();
        await using var server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()));
        var tokens = new ChannelTokens(issuer, server.Clock);
        Assert.Equal(200, await StatusAsync(server, tokens.Good));
        issuer.IsUp = false;
        server.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(200, await StatusAsync(server, tokens.Good));
        Assert.Equal(503, await StatusAsync(server, tokens.Make("unknown kid")));
    }

    [Fact]
    public async Task Without_any_keys_a_channel_is_asked_to_come_again()
    {
        await using var issuer = await ChannelIssuer.StartAsync();
        await using var server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()));
        var tokens = new ChannelTokens(issuer, server.Clock);
        issuer.IsUp = false;
        using var response = await server.PostAsync(Said.Of("typing"), tokens.Good);
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("5", response.Headers.RetryAfter!.ToString());
        Assert.Equal("sign-in-unavailable", await ProblemReader.SlugAsync(response));
        issuer.IsUp = true;
        server.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, await StatusAsync(server, tokens.Good));
    }

    [Fact]
    public async Task An_issuers_keys_are_good_for_its_own_tokens_only()
    {
        await using var first = await ChannelIssuer.StartAsync();
        await using var second = await ChannelIssuer.StartAsync();
        second.Publish("seconds", """["msteams"]""");
        await using var server = await BotServer.StartAsync(BotServer.Trusting(first.Trusted(), second.Trusted("https://second.example.org")));
        var tokens = new ChannelTokens(first, server.Clock);
        Assert.Equal(200, await StatusAsync(server, tokens.WithIssuer("https://second.example.org", second.Key("seconds"), "seconds")));
        Assert.Equal(401, await StatusAsync(server, tokens.WithIssuer(ChannelIssuer.Name, second.Key("seconds"), "seconds")));
        Assert.Equal(401, await StatusAsync(server, tokens.WithIssuer("https://second.example.org", first.Key("teams"), "teams")));
    }

    private static Task<int> StatusAsync(BotServer server, string token) => server.StatusAsync(Said.Of("typing"), token);
}
