using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Twins.Functions.Http;

namespace Twins.Tests.Functions.Http;

/// <summary>What one caller may ask of us, and that he spends nobody else's allowance.</summary>
public class RateLimitTests
{
    [Fact]
    public async Task Each_caller_has_an_allowance_of_his_own()
    {
        await using var api = await StartAsync(3);
        for (var i = 0; i < 3; i++) Assert.Equal(200, await StatusAsync(api, "/calm", LoopbackApi.ReaderKey));
        using var refused = await api.GetAsync("/calm", LoopbackApi.ReaderKey);
        Assert.Equal("too-many-requests", await ProblemReader.SlugAsync(refused));
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal(200, await StatusAsync(api, "/calm", LoopbackApi.RunnerKey));
    }

    [Fact]
    public async Task Strangers_share_the_allowance_of_their_address_and_take_none_of_a_callers()
    {
        await using var api = await StartAsync(2);
        Assert.Equal(401, await StatusAsync(api, "/calm", null));
        Assert.Equal(401, await StatusAsync(api, "/calm", "guess-1-0123456789-0123456789-0123"));
        Assert.Equal(429, await StatusAsync(api, "/calm", "guess-2-0123456789-0123456789-0123"));
        Assert.Equal(429, await StatusAsync(api, "/nowhere", null));
        Assert.Equal(200, await StatusAsync(api, "/calm", LoopbackApi.ReaderKey));
        // An open door is counted apart, and the probe not at all.
        Assert.Equal(200, await StatusAsync(api, "/open", null));
        for (var i = 0; i < 10; i++) Assert.Equal(200, await StatusAsync(api, "/", null));
    }

    [Fact]
    public async Task Behind_the_host_strangers_are_told_apart_by_what_the_host_wrote_last()
    {
        await using var api = await StartAsync(1, behindHost: true);
        Assert.Equal(401, await StatusAsync(api, "/calm", null, "198.51.100.1:4711"));
        Assert.Equal(429, await StatusAsync(api, "/calm", null, "198.51.100.1:4712"));
        Assert.Equal(429, await StatusAsync(api, "/calm", null, "203.0.113.9, 198.51.100.1"));
        Assert.Equal(401, await StatusAsync(api, "/calm", null, "198.51.100.2"));
        Assert.Equal(401, await StatusAsync(api, "/calm", null, "2001:db8:1:1::1"));
        Assert.Equal(429, await StatusAsync(api, "/calm", null, "[2001:db8:1:1:ffff::2]:443"));
        Assert.Equal(401, await StatusAsync(api, "/calm", null, "2001:db8:1:2::1"));
        Assert.Equal(401, await StatusAsync(api, "/calm", null, "rubbish"));
    }

    [Fact]
    public async Task Without_the_host_nobody_can_say_he_is_somebody_else()
    {
        await using var api = await StartAsync(1);
        Assert.Equal(401, await StatusAsync(api, "/calm", null, "198.51.100.1"));
        Assert.Equal(429, await StatusAsync(api, "/calm", null, "198.51.100.2"));
    }

    [Fact]
    public async Task Ten_thousand_junk_requests_leave_the_process_healthy()
    {
        await using var api = await StartAsync(600);
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
            Assert.Contains(await StatusAsync(api, $"/{i % 7}?q={i}", i % 2 is 0 ? null : $"junk-{i:D30}"), (int[])[401, 429]));
        Assert.Equal(200, await StatusAsync(api, "/calm", LoopbackApi.ReaderKey));
        Assert.DoesNotContain(api.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static Task<LoopbackApi> StartAsync(int callsPerMinute, bool behindHost = false) => LoopbackApi.StartAsync(Map, http: new HttpOptions { CallsPerMinute = callsPerMinute, BehindHost = behindHost });

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        endpoints.MapGet("/calm", () => "ok");
        endpoints.MapGet("/open", () => "ok").AllowAnonymous();
    }

    private static async Task<int> StatusAsync(LoopbackApi api, string path, string? key, string? from = null)
    {
        using var response = await api.GetAsync(path, key, from is null ? [] : [("X-Forwarded-For", from)]);
        return (int)response.StatusCode;
    }
}
