using Twins.Tests.Functions;

namespace Twins.Tests.Bot.Authentication;

/// <summary>Every token that we could think of, and whether it opens the door.</summary>
public sealed class TokenTests(TokenTests.Door door) : IClassFixture<TokenTests.Door>
{
    [Theory]
    [InlineData("signed RS256")]
    [InlineData("signed RS384")]
    [InlineData("signed RS512")]
    [InlineData("expired four minutes ago")]
    [InlineData("valid in four minutes")]
    [InlineData("without a beginning")]
    [InlineData("service URL in another case")]
    public async Task A_good_token_is_believed(string token) =>
        Assert.Equal(200, await door.Server.StatusAsync(Said.Of("typing"), door.Tokens.Make(token)));

    [Theory]
    [InlineData("another issuer", "the issuer is not trusted")]
    [InlineData("issuer with an ending", "the issuer is not trusted")]
    [InlineData("issuer in another case", "the issuer is not trusted")]
    [InlineData("no issuer", "the issuer is not trusted")]
    [InlineData("the emulator's issuer, version 1", "the issuer is not trusted")]
    [InlineData("the emulator's issuer, version 2", "the issuer is not trusted")]
    [InlineData("another audience", "the token is for another application")]
    [InlineData("audience in another case", "the token is for another application")]
    [InlineData("no audience", "the token is for another application")]
    [InlineData("two audiences", "the token is for others too")]
    [InlineData("expired six minutes ago", "the token has expired, is not valid yet or has no end")]
    [InlineData("valid in six minutes", "the token has expired, is not valid yet or has no end")]
    [InlineData("no end", "the token has expired, is not valid yet or has no end")]
    [InlineData("end as text", "the token cannot be read")]
    [InlineData("no service URL", "the token names no service URL")]
    [InlineData("an empty service URL", "the token names no service URL")]
    [InlineData("a service URL that is no text", "the token is for another service URL")]
    [InlineData("another service URL", "the token is for another service URL")]
    [InlineData("service URL without its last slash", "the token is for another service URL")]
    [InlineData("key without endorsements", "the key is not endorsed for the channel")]
    [InlineData("key with an empty list of endorsements", "the key is not endorsed for the channel")]
    [InlineData("key endorsed for another channel", "the key is not endorsed for the channel")]
    [InlineData("key endorsed for the channel in another case", "the key is not endorsed for the channel")]
    [InlineData("key whose endorsements are one text", "the key is not endorsed for the channel")]
    [InlineData("another key", "the signature is wrong")]
    [InlineData("unknown kid", "the key is unknown")]
    [InlineData("kid of another key", "the signature is wrong")]
    [InlineData("no kid", "the key is unknown")]
    [InlineData("embedded jwk", "the signature is wrong")]
    [InlineData("jku elsewhere", "the signature is wrong")]
    [InlineData("HS256 with the public key", "the signature is wrong")]
    [InlineData("HS256 with an empty key", "the signature is wrong")]
    [InlineData("PS256 with the right key", "the signature is wrong")]
    [InlineData("RS256 said, RS1 signed", "the signature is wrong")]
    [InlineData("algorithm none", "the key is unknown")]
    [InlineData("algorithm nOnE with a kid", "the signature is wrong")]
    [InlineData("no algorithm", "the signature is wrong")]
    [InlineData("signature stripped", "the signature is wrong")]
    [InlineData("signature stripped with its dot", "It is not spelled as tokens are.")]
    [InlineData("signature of another token", "the signature is wrong")]
    [InlineData("audience written in afterwards", "the signature is wrong")]
    [InlineData("service URL said twice", "It says something twice, or is no JSON.")]
    [InlineData("audience said twice", "It says something twice, or is no JSON.")]
    [InlineData("kid said twice", "It says something twice, or is no JSON.")]
    [InlineData("critical extension", "It asks for an extension that is not known here.")]
    [InlineData("too large", "the token is too large")]
    [InlineData("payload that is no JSON", "It says something twice, or is no JSON.")]
    [InlineData("payload that is a list", "It is not spelled as tokens are.")]
    [InlineData("nested in a token", "It is not spelled as tokens are.")]
    [InlineData("encrypted", "It is not spelled as tokens are.")]
    [InlineData("garbage", "It is not spelled as tokens are.")]
    [InlineData("dots", "It says something twice, or is no JSON.")]
    [InlineData("many dots", "It is not spelled as tokens are.")]
    [InlineData("padded", "It is not spelled as tokens are.")]
    public async Task A_bad_token_opens_nothing_and_only_the_log_says_why(string token, string why)
    {
        var before = door.Server.Log.All.Count;
        using var response = await door.Server.PostAsync(Said.Message(), door.Tokens.Make(token));
        await AssertRefusedAsync(response);
        Assert.Contains($"was refused with 401: {why} ", Assert.Single(door.Server.Log.All.Skip(before), line => line.Contains("was refused", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(await door.Server.QueuedAsync());
    }

    [Theory]
    [InlineData("Basic YWRhOnB3")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a b")]
    [InlineData("Negotiate good")]
    [InlineData("good")]
    [InlineData("Bearer good, Bearer good")]
    [InlineData("")]
    public async Task A_header_without_one_bearer_token_opens_nothing(string header)
    {
        using var response = await door.Server.PostAsync(Said.Message(), null, ("Authorization", header.Replace("good", door.Tokens.Good, StringComparison.Ordinal)));
        await AssertRefusedAsync(response);
    }

    [Fact]
    public async Task Nobody_is_let_in_without_any_header_or_by_the_playgrounds()
    {
        Assert.Equal(401, await door.Server.StatusAsync(Said.Message(), null));
        Assert.Equal(401, await door.Server.StatusAsync(Said.Message(), null, ("x-ms-agents-playground", "true")));
        Assert.Empty(await door.Server.QueuedAsync());
    }

    [Fact]
    public async Task The_scheme_may_be_written_in_any_case() =>
        Assert.Equal(200, await door.Server.StatusAsync(Said.Of("typing"), null, ("Authorization", "bearer " + door.Tokens.Good)));

    [Fact]
    public async Task A_token_of_one_channel_speaks_for_no_other()
    {
        Assert.Equal(200, await door.Server.StatusAsync(Said.Of("typing").Replace("msteams", "webchat", StringComparison.Ordinal), door.Tokens.Good));
        Assert.Equal(401, await door.Server.StatusAsync(Said.Of("typing").Replace("msteams", "emulator", StringComparison.Ordinal), door.Tokens.Good));
    }

    [Fact]
    public async Task No_token_reaches_the_log()
    {
        await door.Server.StatusAsync(Said.Message(), door.Tokens.Make("another audience"));
        Assert.DoesNotContain(door.Server.Log.All, line => line.Contains(door.Tokens.Make("another audience")[..40], StringComparison.Ordinal) || line.Contains(door.Tokens.Good.Split('.')[2], StringComparison.Ordinal));
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response)
    {
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("The call carries no token of a channel that is good for this bot and this activity.", await ProblemReader.DetailAsync(response));
    }

    public sealed class Door : IAsyncLifetime
    {
        private ChannelIssuer issuer = null!;

        internal BotServer Server { get; private set; } = null!;

        internal ChannelTokens Tokens { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            issuer = await ChannelIssuer.StartAsync();
            foreach (var (kid, endorsements) in new[] { ("bare", ""), ("empty", "[]"), ("slack", """["slack"]"""), ("shouted", """["MSTEAMS"]"""), ("text", "\"msteams\"") }) issuer.Publish(kid, endorsements);
            Server = await BotServer.StartAsync(BotServer.Trusting(issuer.Trusted()));
            Tokens = new ChannelTokens(issuer, Server.Clock);
        }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await issuer.DisposeAsync();
        }
    }
}
