using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Twins.Functions.Http;
using Twins.Functions.Http.Idempotency;
using Twins.Functions.Security;
using Twins.Tests.Functions.Security;

namespace Twins.Tests.Functions.Http;

/// <summary>The log says what was asked by whom and how it went, and nothing that a caller wrote.</summary>
public class RequestLogTests
{
    private const string Secret = "tulip-9f3b-0123456789-0123456789-0";

    [Fact]
    public async Task A_line_for_each_request_and_none_for_the_probe()
    {
        await using var api = await LoopbackApi.StartAsync(Map);
        await api.GetAsync("/", null);
        await api.GetAsync("/things/7", LoopbackApi.AdminKey);
        await api.GetAsync("/things/7", null);
        await api.GetAsync("/nowhere");
        var lines = api.Log.All.Where(l => l.Contains("RequestLog", StringComparison.Ordinal)).ToList();
        Assert.Collection(lines,
            l => Assert.Matches(@"^Information Twins\.Functions\.Http\.Logs\.RequestLog: GET /things/\{id\} 200 in \d+ ms by key:admin trace [0-9a-f]{32} ", l),
            l => Assert.Matches(@"GET /things/\{id\} 401 in \d+ ms by nobody trace ", l),
            l => Assert.Matches("GET no route 404 in ", l));
    }

    [Fact]
    public async Task A_secret_never_shows_wherever_it_is_sent()
    {
        await using var service = await EntraDouble.StartAsync();
        var security = LoopbackApi.FourKeys with { Entra = EntraOptions.Create(EntraDouble.Tenant, EntraDouble.Audience, service.Url) };
        await using var api = await LoopbackApi.StartAsync(Map, security, new HttpOptions { BehindHost = true });
        var token = service.Token($$"""{"typ":"JWT","alg":"RS256","kid":"{{Secret}}"}""", $$"""{"iss":"{{Secret}}","aud":"{{Secret}}","tid":"{{Secret}}","roles":["{{Secret}}"]}""");
        await api.GetAsync("/things/" + Secret);
        await api.GetAsync("/" + Secret);
        await api.GetAsync($"/things/7?key={Secret}&{Secret}=1");
        await api.GetAsync("/number?many=" + Secret);
        await api.GetAsync("/things/7", Secret);
        await api.SendAsync(new HttpMethod(Secret.ToUpperInvariant().Replace('-', 'X')), "/things/7");
        foreach (var value in (string[])[Secret, "Bearer " + Secret, "Basic " + Secret, "Bearer " + token, token]) await api.GetAsync("/things/7", null, ("Authorization", value));
        foreach (var header in (string[])["Cookie", "User-Agent", "Referer", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "traceparent", "tracestate", "Accept", "Idempotency-Key", "If-Match", "If-None-Match", "X-Functions-Key", Secret])
            await api.GetAsync("/things/7", LoopbackApi.ReaderKey, (header, Secret));
        foreach (var body in (string[])[Secret, $$"""{"{{Secret}}":1}""", $$"""{"name":"{{Secret}}"}""", $$"""{"name":"{{Secret}}","name":1}""", $"\"{Secret}\""])
            await api.SendAsync(HttpMethod.Post, "/things", LoopbackApi.RunnerKey, body, ("Idempotency-Key", Secret));
        await api.SendAsync(HttpMethod.Post, "/things?" + Secret, LoopbackApi.RunnerKey, """{"name":"other"}""", ("Idempotency-Key", Secret));
        Assert.InRange(api.Log.All.Count(l => l.Contains("RequestLog", StringComparison.Ordinal)), 32, 100);
        Assert.DoesNotContain(api.Log.All, l => l.Contains("tulip", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(api.Log.All, l => l.Contains(token[^40..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_callers_name_cannot_write_a_line_of_its_own()
    {
        await using var service = await EntraDouble.StartAsync();
        await using var api = await LoopbackApi.StartAsync(Map, new SecurityOptions { Entra = EntraOptions.Create(EntraDouble.Tenant, EntraDouble.Audience, service.Url) });
        var end = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 600;
        var token = service.Token("""{"typ":"JWT","alg":"RS256","kid":"first"}""", $$"""{"iss":"{{service.Issuer}}","aud":"{{EntraDouble.Audience}}","exp":{{end}},"tid":"{{EntraDouble.Tenant}}","azp":"a","oid":"o","roles":["Reader"],"preferred_username":"ada\r\nERROR forged \u001b[31m\u202eline"}""");
        using var response = await api.GetAsync("/things/7", null, ("Authorization", "Bearer " + token));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains(api.Log.All, l => l.Contains("by adaERROR forged [31mline trace", StringComparison.Ordinal));
    }

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        endpoints.MapGet("/things/{id}", (string id) => id);
        endpoints.MapGet("/number", (int many) => many);
        endpoints.MapPost("/things", (Named thing) => thing.Name).AcceptIdempotencyKey();
    }

    private sealed record Named(string Name);
}
