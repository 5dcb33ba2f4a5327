using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Twins.Functions.Http;
using Twins.Functions.Http.Pages;

namespace Twins.Tests.Functions.Http;

/// <summary>What every answer carries for the browser that may show it.</summary>
public class HeaderTests
{
    [Theory]
    [InlineData("/", null)]
    [InlineData("/thing", LoopbackApi.ReaderKey)]
    [InlineData("/thing", null)]
    [InlineData("/nowhere", LoopbackApi.ReaderKey)]
    [InlineData("/bug", LoopbackApi.ReaderKey)]
    public async Task Every_answer_is_kept_by_nobody_and_runs_nothing(string path, string? key)
    {
        await using var api = await LoopbackApi.StartAsync(Map);
        using var response = await api.GetAsync(path, key);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Equal("no-store", Header(response, "Cache-Control"));
        Assert.Null(Header(response, "Server"));
        Assert.Null(Header(response, "Strict-Transport-Security"));
        Assert.Null(Header(response, "X-Powered-By"));
    }

    [Theory]
    [InlineData(true, "https", true)]
    [InlineData(true, "http", false)]
    [InlineData(true, null, false)]
    [InlineData(false, "https", false)]
    public async Task Only_the_host_can_say_that_a_caller_came_by_https(bool behindHost, string? scheme, bool strict)
    {
        await using var api = await LoopbackApi.StartAsync(Map, http: new HttpOptions { BehindHost = behindHost });
        using var response = await api.GetAsync("/thing", LoopbackApi.ReaderKey, scheme is null ? [] : [("X-Forwarded-Proto", scheme)]);
        Assert.Equal(strict ? "max-age=31536000" : null, Header(response, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_report_is_shown_with_its_own_sheet_and_nothing_else()
    {
        const string Sheet = "body{margin:0}\n@media print{body{color:#000}}";
        const string Page = $"<!doctype html><html><head><style>{Sheet}</style></head><body><p style=\"color:red\">x</p><style>p{{}}</style></body></html>";
        await using var api = await LoopbackApi.StartAsync(e => e.MapGet("/report", () => new ReportPage(new MemoryStream(Encoding.UTF8.GetBytes(Page)))));
        using var response = await api.GetAsync("/report");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(Page, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_page_without_a_sheet_gets_none_and_a_long_one_arrives_whole()
    {
        var page = "<!doctype html>" + new string('x', 700_000);
        await using var api = await LoopbackApi.StartAsync(e => e.MapGet("/report", () => new ReportPage(new MemoryStream(Encoding.UTF8.GetBytes(page)))));
        using var response = await api.GetAsync("/report");
        Assert.Contains("style-src 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(page, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        endpoints.MapGet("/thing", () => "ok");
        endpoints.MapGet("/bug", string () => throw new InvalidOperationException("a bug"));
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
