using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Twins.Functions.Http;
using Twins.Functions.Http.Limits;

namespace Twins.Tests.Functions.Http;

/// <summary>How large a request may be and how long it may take.</summary>
public class LimitTests
{
    [Theory]
    [InlineData("/read", 900_000, 200)]
    [InlineData("/read", 1_100_000, 413)]
    [InlineData("/large", 1_100_000, 200)]
    [InlineData("/large", 2_100_000, 413)]
    [InlineData("/small", 900, 200)]
    [InlineData("/small", 1_100, 413)]
    public async Task A_body_has_a_limit_that_an_endpoint_may_change(string path, int bytes, int status)
    {
        await using var api = await LoopbackApi.StartAsync(Map);
        using var known = await api.SendAsync(HttpMethod.Post, path, LoopbackApi.RunnerKey, Body(bytes));
        Assert.Equal(status, (int)known.StatusCode);
        // Nor does it help to keep the length to oneself.
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Body(bytes), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("X-Api-Key", LoopbackApi.RunnerKey);
        request.Headers.TransferEncodingChunked = true;
        using var unknown = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)unknown.StatusCode);
        if (status is 413) Assert.Equal("too-large", await ProblemReader.SlugAsync(unknown));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_ended()
    {
        await using var api = await LoopbackApi.StartAsync(Map, http: new HttpOptions { TimeOut = TimeSpan.FromMilliseconds(50) });
        using var response = await api.GetAsync("/never");
        Assert.Equal("time-out", await ProblemReader.SlugAsync(response));
        Assert.Equal(504, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(40_000, 1, 431)]
    [InlineData(10, 120, 431)]
    [InlineData(20_000, 1, 200)]
    public async Task A_head_has_a_limit(int length, int headers, int status)
    {
        await using var api = await LoopbackApi.StartAsync(Map);
        using var response = await api.GetAsync("/fast", LoopbackApi.ReaderKey, [.. Enumerable.Range(0, headers).Select(i => ($"X-Long-{i}", new string('x', length)))]);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(response.Headers.Server);
    }

    [Fact]
    public async Task A_path_has_a_limit()
    {
        await using var api = await LoopbackApi.StartAsync(Map);
        using var response = await api.GetAsync("/" + new string('x', 9_000));
        Assert.Equal(414, (int)response.StatusCode);
    }

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/fast", () => "ok");
        endpoints.MapGet("/never", async (HttpContext context) => await Task.Delay(Timeout.Infinite, context.RequestAborted));
        endpoints.MapPost("/read", Read);
        endpoints.MapPost("/large", Read).WithBodyLimit(2_000_000);
        endpoints.MapPost("/small", Read).WithBodyLimit(1_000);
    }

    private static string Body(int bytes) => $$"""{"value":"{{new string('x', bytes)}}"}""";

    private static int Read(Text text) => text.Value.Length;

    private sealed record Text(string Value);
}
