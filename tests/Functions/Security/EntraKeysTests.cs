using Microsoft.AspNetCore.Builder;
using Twins.Functions.Security;

namespace Twins.Tests.Functions.Security;

/// <summary>Where the keys that prove a token come from, and what happens when they change or cannot be had.</summary>
public class EntraKeysTests
{
    [Fact]
    public async Task New_keys_are_fetched_when_a_token_names_one_and_old_ones_stop_working()
    {
        await using var service = await EntraDouble.StartAsync();
        await using var api = await StartAsync(service);
        Assert.Equal(200, await StatusAsync(api, service, "first"));
        service.Publish("second");
        service.Withdraw("first");
        // The library fetches in the background; the caller's first try may come too early.
        await UntilAsync(200, () => StatusAsync(api, service, "second"));
        service.Publish("never fetched");
        var fetched = service.Fetched;
        for (var i = 0; i < 20; i++) Assert.Equal(401, await StatusAsync(api, service, "never fetched"));
        Assert.Equal(fetched, service.Fetched);
    }

    [Fact]
    public async Task The_last_good_keys_serve_while_the_sign_in_service_is_away()
    {
        await using var service = await EntraDouble.StartAsync();
        await using var api = await StartAsync(service);
        Assert.Equal(200, await StatusAsync(api, service, "first"));
        service.IsUp = false;
        service.Publish("second");
        Assert.Equal(401, await StatusAsync(api, service, "second"));
        for (var i = 0; i < 5; i++) Assert.Equal(200, await StatusAsync(api, service, "first"));
    }

    [Fact]
    public async Task Without_any_keys_a_caller_is_asked_to_come_again_and_not_turned_away()
    {
        await using var service = await EntraDouble.StartAsync();
        await using var api = await StartAsync(service);
        service.IsUp = false;
        using var response = await SendAsync(api, service, "first");
        Assert.Equal("sign-in-unavailable", await ProblemReader.SlugAsync(response));
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("10", response.Headers.RetryAfter!.ToString());
        service.IsUp = true;
        await UntilAsync(200, () => StatusAsync(api, service, "first"));
    }

    [Theory]
    [InlineData("common", "TWINS_JWT_TENANT")]
    [InlineData("contoso.onmicrosoft.com", "TWINS_JWT_TENANT")]
    [InlineData("00000000-0000-0000-0000-000000000000", "TWINS_JWT_TENANT")]
    [InlineData(EntraDouble.Tenant, "https://", "http://login.example.org")]
    [InlineData(EntraDouble.Tenant, "https://", "http://127.0.0.1.example.org")]
    [InlineData(EntraDouble.Tenant, "TWINS_JWT_AUTHORITY", "https://login.example.org/common")]
    [InlineData(EntraDouble.Tenant, "TWINS_JWT_AUTHORITY", "https://me:pw@login.example.org")]
    [InlineData(EntraDouble.Tenant, "TWINS_JWT_AUTHORITY", "login.example.org")]
    public void A_setting_that_would_let_strangers_in_is_refused(string tenant, string says, string? authority = null) =>
        Assert.Contains(says, Assert.Throws<SettingException>(() => EntraOptions.Create(tenant, "api://twins", authority)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0", "https://sts.windows.net/11111111-2222-3333-4444-555555555555/")]
    [InlineData("https://login.microsoftonline.us", "https://login.microsoftonline.us/11111111-2222-3333-4444-555555555555/v2.0", "https://sts.windows.net/11111111-2222-3333-4444-555555555555/")]
    [InlineData("https://login.partner.microsoftonline.cn/", "https://login.partner.microsoftonline.cn/11111111-2222-3333-4444-555555555555/v2.0", "https://sts.chinacloudapi.cn/11111111-2222-3333-4444-555555555555/")]
    public void Each_cloud_has_two_issuers(string? authority, string second, string first) =>
        Assert.Equal([second, first], EntraOptions.Create(EntraDouble.Tenant.ToUpperInvariant(), "api://twins", authority).Issuers);

    private static Task<LoopbackApi> StartAsync(EntraDouble service) =>
        LoopbackApi.StartAsync(e => e.MapGet("/who", (Caller caller) => caller), new SecurityOptions { Entra = EntraOptions.Create(EntraDouble.Tenant, EntraDouble.Audience, service.Url) });

    private static Task<HttpResponseMessage> SendAsync(LoopbackApi api, EntraDouble service, string kid)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var token = service.Token($$"""{"typ":"JWT","alg":"RS256","kid":"{{kid}}"}""", $$"""{"iss":"{{service.Issuer}}","aud":"{{EntraDouble.Audience}}","exp":{{now + 600}},"tid":"{{EntraDouble.Tenant}}","azp":"a","oid":"o","roles":["Reader"]}""", service.Key(kid));
        return api.GetAsync("/who", null, ("Authorization", "Bearer " + token));
    }

    private static async Task<int> StatusAsync(LoopbackApi api, EntraDouble service, string kid)
    {
        using var response = await SendAsync(api, service, kid);
        return (int)response.StatusCode;
    }

    private static async Task UntilAsync(int status, Func<Task<int>> ask)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await ask() == status) return;
            await Task.Yield();
        }
        Assert.Fail($"The answer never became {status}.");
    }
}
