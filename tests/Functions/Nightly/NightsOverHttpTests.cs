using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Twins.Tests.Cli;

namespace Twins.Tests.Functions.Nightly;

/// <summary>Schedules and nights as a steward, a runner and a reader meet them: a real process, its own timer, HTTP.</summary>
public sealed class NightsOverHttpTests : IDisposable
{
    private const string Timer = """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-11-24T02:00:00+00:00","Next":"2026-11-25T02:00:00+00:00","LastUpdated":"2026-11-24T02:00:00+00:00"},"IsPastDue":false}},"Metadata":{"sys":{"MethodName":"nightly","UtcNow":"2026-11-25T02:00:00Z","RandGuid":"0f0e"}}}""";

    private readonly TemporaryFolder folder = new();

    private string Data => Path.Combine(folder.Path, "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_scheduled_campaign_is_asked_when_the_clock_strikes_and_its_night_tells_how_it_went()
    {
        await using var app = await StartAsync(("TWINS_NIGHT", "*/2 * * * * *"));
        using var put = await PutAsync(app, """{"model":"offline"}""");
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        var line = await CompletedAsync(app);
        Assert.Equal("bread", line.GetProperty("campaign").GetString());
        Assert.StartsWith("Offline heuristics", line.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        var run = await app.Http.GetFromJsonAsync<JsonElement>($"/api/runs/{line.GetProperty("run").GetString()}");
        Assert.StartsWith("the night of ", run.GetProperty("by").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await app.Http.GetFromJsonAsync<JsonElement>("/api/runs")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_watched_panel_has_its_baseline_after_the_first_night_and_its_page_says_so()
    {
        var study = Path.Combine(folder.Path, "pulse");
        SmallStudy.Write(study, twins: 12, variants: 1);
        await File.WriteAllTextAsync(Path.Combine(study, "small.campaign.yaml"), "campaign: pulse\npanel: all.panel.yaml\nquestions:\n  - id: intent\n    kind: likert\n    text: I want fresh bread every morning.\n");
        await using var app = await StartAsync(("TWINS_NIGHT", "*/2 * * * * *"));
        await app.PushAsync(study, folder.Path);
        using var put = await PutAsync(app, """{"model":"offline","watch":true}""", campaign: "pulse");
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        var line = await CompletedAsync(app);
        Assert.StartsWith("A baseline was taken on ", line.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Contains("<section id=\"drift\">", await app.Http.GetStringAsync($"/api/runs/{line.GetProperty("run").GetString()}/report"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_timer_makes_one_night_however_often_it_rings_and_what_failed_is_tried_again_by_hand()
    {
        await using var alone = await StartAsync();
        using var put = await PutAsync(alone, """{"model":"offline","panels":["lost.panel.yaml"]}""");
        await alone.KillAsync();
        await using var app = await FunctionsProcess.StartAsync(Data, isBehindHost: true);
        for (var ring = 0; ring < 3; ring++) Assert.Equal(HttpStatusCode.OK, (await RingAsync(app)).StatusCode);
        var night = Assert.Single((await app.Http.GetFromJsonAsync<JsonElement>("/api/nights")).GetProperty("items").EnumerateArray());
        var date = night.GetProperty("night").GetProperty("date").GetString();
        Assert.Contains("lost.panel.yaml", night.GetProperty("lines")[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        using var schedule = await app.Http.GetAsync("/api/schedules/bread");
        using var mended = await PutAsync(app, """{"model":"offline"}""", schedule.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, mended.StatusCode);
        using var retried = await app.Http.PostAsync($"/api/nights/{date}/retry", null);
        Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        Assert.Contains("lost.panel.yaml", (await app.Http.GetStringAsync($"/api/nights/{date}")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.PostAsync("/api/nights/2020-01-01/retry", null)).StatusCode);
    }

    [Fact]
    public async Task A_schedule_is_changed_only_by_whoever_has_seen_it()
    {
        await using var app = await StartAsync();
        using var first = await PutAsync(app, """{"budget":3,"replicates":2,"from":"2026-11-25"}""");
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal((HttpStatusCode)428, (await PutAsync(app, "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(app, "{}", "\"other\"")).StatusCode);
        Assert.Equal("""{"active":true,"panels":[],"replicates":2,"budget":3,"batch":false,"watch":false,"from":"2026-11-25"}""", await app.Http.GetStringAsync("/api/schedules/bread"));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(app, """{"active":false}""", tag)).StatusCode);
        Assert.Equal("bread", (await app.Http.GetFromJsonAsync<JsonElement>("/api/schedules")).GetProperty("items")[0].GetProperty("campaign").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync("/api/schedules/bread")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/api/schedules/bread")).StatusCode);
    }

    [Theory]
    [InlineData("bread", """{"panels":["../../etc/passwd"]}""", 422, "'../../etc/passwd' is no panel file")]
    [InlineData("bread", """{"budget":0}""", 422, "budget must be more than 0")]
    [InlineData("bread", """{"from":"2026-12-02","until":"2026-12-01"}""", 422, "from lies behind until")]
    [InlineData("bread", """{"watch":true}""", 422, "bread.campaign.yaml: shows messages; a watch asks without showing anything")]
    [InlineData("bread", """{"watch":true,"panels":["../../etc/passwd"]}""", 422, "'../../etc/passwd' is no panel file")]
    [InlineData("bread", """{"watch":true,"panels":["lost.panel.yaml"]}""", 422, "lost.panel.yaml")]
    [InlineData("bread", """{"baseline":"2026-12-01"}""", 422, "baseline is that of a watch")]
    [InlineData("bread", """{"replicates":5000}""", 422, "replicates must lie between 1 and 1000")]
    [InlineData("bread", """{"panel":"x"}""", 400, "not the JSON that is expected")]
    [InlineData("bread", """{"panels":null}""", 400, "not the JSON that is expected")]
    [InlineData("toast", "{}", 404, "There is no campaign 'toast'.")]
    public async Task A_schedule_that_cannot_be_kept_is_refused_with_what_to_do(string campaign, string body, int status, string says)
    {
        await using var app = await StartAsync();
        using var response = await PutAsync(app, body, campaign: campaign);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, text);
        Assert.Contains(says, JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reader", "GET", "schedules", 200)]
    [InlineData("Reader", "GET", "nights", 200)]
    [InlineData("Runner", "PUT", "schedules/bread", 403)]
    [InlineData("Runner", "DELETE", "schedules/bread", 403)]
    [InlineData("Reader", "POST", "nights/2026-11-25/retry", 403)]
    [InlineData("Runner", "POST", "nights/2026-11-25/retry", 404)]
    [InlineData("Reader", "GET", "nights/2026-11-25", 404)]
    [InlineData("Reader", "GET", "nights/yesterday", 400)]
    [InlineData("Reader", "GET", "nights?after=MTpub3doZXJl", 400)]
    public async Task Everybody_may_do_what_his_role_allows(string role, string method, string path, int status)
    {
        const string Key = "fedcba9876543210fedcba9876543210-test";
        await using var app = await FunctionsProcess.StartAsync(Data, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_API_KEYS"] = $"somebody:{role}:{Key}" });
        app.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        app.Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/{path}") { Content = method is "PUT" ? new StringContent("{}", Encoding.UTF8, "application/json") : null };
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
    }

    private async Task<FunctionsProcess> StartAsync(params (string Name, string Value)[] environment)
    {
        var app = await FunctionsProcess.StartAsync(Data, environment.ToDictionary(e => e.Name, e => e.Value, StringComparer.Ordinal));
        await app.PushAsync(Path.Combine(Checkout.Root, "samples", "first"), folder.Path);
        return app;
    }

    private static Task<HttpResponseMessage> PutAsync(FunctionsProcess app, string schedule, string? seen = null, string campaign = "bread")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/schedules/{campaign}") { Content = new StringContent(schedule, Encoding.UTF8, "application/json") };
        if (seen is not null) request.Headers.TryAddWithoutValidation("If-Match", seen);
        return app.Http.SendAsync(request);
    }

    private static Task<HttpResponseMessage> RingAsync(FunctionsProcess app)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/nightly") { Content = new StringContent(Timer, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", "Azure-Functions-Host/4.1037.0.0");
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", "6f1c0c9e-0b1e-4b43-9a0a-1f2f3a4b5c6d");
        return app.Http.SendAsync(request);
    }

    private static async Task<JsonElement> CompletedAsync(FunctionsProcess app)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (true)
        {
            var items = (await app.Http.GetFromJsonAsync<JsonElement>("/api/nights", patience.Token)).GetProperty("items");
            if (items.GetArrayLength() > 0 && items[0].GetProperty("lines") is var lines && lines.GetArrayLength() > 0 && lines[0].GetProperty("state").GetString() is "completed") return lines[0];
            Assert.False(app.HasExited, app.Log);
            await Task.Delay(100, patience.Token);
        }
    }
}
