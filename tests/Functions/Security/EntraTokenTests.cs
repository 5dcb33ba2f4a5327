using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Twins.Functions.Security;

namespace Twins.Tests.Functions.Security;

/// <summary>Every token that we could think of, and whether it opens the door.</summary>
public class EntraTokenTests(EntraTokenTests.Door door) : IClassFixture<EntraTokenTests.Door>
{
    [Theory]
    [InlineData("version 2, delegated", "reader", "ada@example.org")]
    [InlineData("version 2, application", "runner", "app:aaaaaaaa-0000-0000-0000-000000000001")]
    [InlineData("version 1, application", "steward", "app:aaaaaaaa-0000-0000-0000-000000000001")]
    [InlineData("version 1, delegated", "admin", "ada@example.org")]
    [InlineData("several roles", "steward", "app:aaaaaaaa-0000-0000-0000-000000000001")]
    [InlineData("one role, not in a list", "reader", "app:aaaaaaaa-0000-0000-0000-000000000001")]
    [InlineData("expired a moment ago", "reader", "app:aaaaaaaa-0000-0000-0000-000000000001")]
    [InlineData("several audiences", "reader", "app:aaaaaaaa-0000-0000-0000-000000000001")]
    public async Task A_good_token_says_who_calls_and_what_he_may_do(string token, string role, string name)
    {
        using var response = await door.SendAsync(door.Tokens.Make(token));
        Assert.Equal(200, (int)response.StatusCode);
        var caller = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal($$"""{"name":"{{name}}","role":"{{role}}","id":"entra:0a0a0a0a-0000-0000-0000-000000000001"}""", caller.GetRawText());
    }

    [Theory]
    [InlineData("no roles")]
    [InlineData("empty roles")]
    [InlineData("unknown role")]
    [InlineData("role in another case")]
    [InlineData("two roles in one text")]
    [InlineData("roles as an object")]
    [InlineData("roles as numbers")]
    [InlineData("nested roles")]
    [InlineData("scope is no role")]
    [InlineData("directory role is no role")]
    [InlineData("other claims are no roles")]
    public async Task Somebody_without_a_role_is_told_to_ask_for_one(string token)
    {
        using var response = await door.SendAsync(door.Tokens.Make(token));
        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal("You are known but have no role here; ask whoever runs Twins for the app role Reader.", await ProblemReader.DetailAsync(response));
    }

    [Theory]
    [InlineData("another issuer", "another tenant")]
    [InlineData("another tenant's issuer", "another tenant")]
    [InlineData("issuer with an ending", "another tenant")]
    [InlineData("another tenant", "another tenant")]
    [InlineData("no tenant", "another tenant")]
    [InlineData("another audience", "another application")]
    [InlineData("audience in another case", "another application")]
    [InlineData("no audience", "another application")]
    [InlineData("an ID token", "not an access token")]
    [InlineData("no subject", "not an access token")]
    [InlineData("expired", "expired")]
    [InlineData("not yet valid", "not valid yet")]
    [InlineData("no end", "has no end")]
    [InlineData("end as text", "not an access token")]
    [InlineData("another key", "not signed")]
    [InlineData("signed by the key of consumers", "another tenant")]
    [InlineData("unknown kid", "not signed")]
    [InlineData("no kid", "not signed")]
    [InlineData("kid of another key", "not signed")]
    [InlineData("kid that is a path", "not signed")]
    [InlineData("kid that is SQL", "not signed")]
    [InlineData("kid that is no text", "not")]
    [InlineData("embedded jwk", "not signed")]
    [InlineData("jku elsewhere", "not signed")]
    [InlineData("x5u elsewhere", "not signed")]
    [InlineData("embedded x5c", "not signed")]
    [InlineData("critical extension", "not an access token")]
    [InlineData("HS256 with the public key", "not signed")]
    [InlineData("HS256 with an empty key", "not signed")]
    [InlineData("PS256 with the right key", "not signed")]
    [InlineData("RS512 with the right key", "not signed")]
    [InlineData("RS256 said, RS1 signed", "not signed")]
    [InlineData("alg none", "not signed")]
    [InlineData("alg nOnE", "not signed")]
    [InlineData("signature stripped", "not signed")]
    [InlineData("signature cut off with its dot", "not an access token")]
    [InlineData("signature of another token", "not signed")]
    [InlineData("another role written into the payload", "not signed")]
    [InlineData("another type", "not an access token")]
    [InlineData("no type", "not an access token")]
    [InlineData("roles said twice", "not an access token")]
    [InlineData("audience said twice", "not an access token")]
    [InlineData("kid said twice", "not an access token")]
    [InlineData("nested in a token", "not")]
    [InlineData("encrypted", "not")]
    [InlineData("huge", "not an access token")]
    [InlineData("payload that is no JSON", "not")]
    [InlineData("payload that is a list", "not")]
    [InlineData("garbage", "not an access token")]
    [InlineData("dots", "not")]
    [InlineData("many dots", "not an access token")]
    [InlineData("padding", "not an access token")]
    public async Task A_bad_token_opens_nothing_and_its_owner_learns_why(string token, string why)
    {
        using var response = await door.SendAsync(door.Tokens.Make(token));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Contains("Bearer realm=\"twins\", error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains(why, await ProblemReader.DetailAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic YWRhOnB3")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a b")]
    [InlineData("bearer,Bearer x")]
    public async Task A_header_without_a_token_opens_nothing(string header)
    {
        using var response = await door.Api.GetAsync("/who", null, ("Authorization", header));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.NotEmpty(await ProblemReader.DetailAsync(response));
    }

    [Fact]
    public async Task A_wrong_key_is_not_saved_by_a_good_token()
    {
        using var response = await door.Api.GetAsync("/who", "wrong-key-0123456789-0123456789-0", ("Authorization", "Bearer " + door.Tokens.Make("several roles")));
        Assert.Equal(401, (int)response.StatusCode);
    }

    public sealed class Door : IAsyncLifetime
    {
        private EntraDouble service = null!;

        internal LoopbackApi Api { get; private set; } = null!;

        internal TokenCorpus Tokens { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            service = await EntraDouble.StartAsync();
            service.Publish("consumers", service.Issuer.Replace(EntraDouble.Tenant, "9188040d-6c67-4c5b-b112-36a304b66dad", StringComparison.Ordinal));
            Tokens = new TokenCorpus(service, TimeProvider.System);
            Api = await LoopbackApi.StartAsync(e => e.MapGet("/who", (Caller caller) => caller), new SecurityOptions { Entra = EntraOptions.Create(EntraDouble.Tenant, $"{EntraDouble.Audience} api://spare", service.Url) });
        }

        internal Task<HttpResponseMessage> SendAsync(string token) => Api.GetAsync("/who", null, ("Authorization", "Bearer " + token));

        public async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await service.DisposeAsync();
        }
    }
}
