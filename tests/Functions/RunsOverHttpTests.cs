using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Twins.Bench.Loopback;
using Twins.Tests.Cli;

namespace Twins.Tests.Functions;

/// <summary>From a folder on a disk to a report, over HTTP alone.</summary>
public sealed class RunsOverHttpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => Path.Combine(folder.Path, "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_pushed_study_is_run_and_its_report_read()
    {
        await using var app = await FunctionsProcess.StartAsync(Data);
        await app.PushAsync(Path.Combine(Checkout.Root, "samples", "first"), folder.Path);
        var order = await app.StartRunAsync(new { campaign = "bread" });
        var over = await app.FinishAsync(order.GetProperty("id").GetString()!);
        Assert.Equal("completed", over.GetProperty("state").GetString());
        Assert.Equal(over.GetProperty("total").GetInt64(), over.GetProperty("done").GetInt64());
        Assert.StartsWith("AI-generated", over.GetProperty("notice").GetString(), StringComparison.Ordinal);
        var links = over.GetProperty("links");
        using var report = await app.Http.GetAsync(links.GetProperty("report").GetString());
        Assert.Contains("default-src 'none'", report.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("not a language model", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("bread", (await app.Http.GetFromJsonAsync<JsonElement>(links.GetProperty("results").GetString())).GetProperty("campaign").GetString());
        Assert.Contains(",", await app.Http.GetStringAsync(links.GetProperty("answers").GetString()), StringComparison.Ordinal);
        Assert.Equal(order.GetProperty("id").GetString(), (await app.Http.GetFromJsonAsync<JsonElement>("/api/runs")).GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_run_is_compared_with_an_earlier_one_when_the_caller_says_with_which()
    {
        await using var app = await FunctionsProcess.StartAsync(Data);
        await app.PushAsync(Path.Combine(Checkout.Root, "samples", "first"), folder.Path);
        var first = (await app.StartRunAsync(new { campaign = "bread" })).GetProperty("id").GetString()!;
        await app.FinishAsync(first);
        var second = await app.FinishAsync((await app.StartRunAsync(new { campaign = "bread", since = first })).GetProperty("id").GetString()!);
        var results = await app.Http.GetFromJsonAsync<JsonElement>(second.GetProperty("links").GetProperty("results").GetString());
        Assert.Equal(first, results.GetProperty("changes").GetProperty("since").GetString());
        Assert.Contains("What changed", await app.Http.GetStringAsync(second.GetProperty("links").GetProperty("report").GetString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_run_is_estimated_bought_once_and_asked_about_afterwards()
    {
        await using var model = await LoopbackModel.StartAsync();
        await using var app = await FunctionsProcess.StartAsync(Data, Model(model));
        SmallStudy.Write(Path.Combine(folder.Path, "small"), twins: 12, variants: 10);
        await app.PushAsync(Path.Combine(folder.Path, "small"), folder.Path);
        var estimate = await (await app.Http.PostAsJsonAsync("/api/estimates", new { campaign = "small" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(120, estimate.GetProperty("forecast").GetProperty("calls").GetInt64());
        var over = await app.FinishAsync((await app.StartRunAsync(new { campaign = "small", budget = 5 })).GetProperty("id").GetString()!);
        Assert.Equal("completed", over.GetProperty("state").GetString());
        Assert.Equal(120, over.GetProperty("usage").GetProperty("calls").GetInt64());
        var again = await app.FinishAsync((await app.StartRunAsync(new { campaign = "small" })).GetProperty("id").GetString()!);
        Assert.Equal(0, again.GetProperty("usage").GetProperty("calls").GetInt64());
        Assert.Equal(120, model.Stats.Chats);
        using var answer = await app.Http.PostAsJsonAsync("/api/twins/t3/ask", new { question = "What matters to you?" });
        Assert.Equal("answered", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_run_whose_batches_the_provider_does_not_take_says_why_it_waits()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var provider = builder.Build();
        provider.MapFallback(() => Results.Text("""{"error":{"message":"Closed for today."}}""", "application/json", statusCode: 503));
        await provider.StartAsync();
        await using var app = await FunctionsProcess.StartAsync(Data, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TWINS_MODEL"] = "batched",
            ["TWINS_BATCH_MODEL"] = "batched",
            ["TWINS_MODEL_URL"] = $"{provider.Urls.First()}/v1",
        });
        await app.PushAsync(Path.Combine(Checkout.Root, "samples", "first"), folder.Path);
        var run = $"/api/runs/{(await app.StartRunAsync(new { campaign = "bread", batch = true })).GetProperty("id").GetString()}";
        var status = await app.Http.GetFromJsonAsync<JsonElement>(run);
        for (var looks = 0; looks < 600 && !status.GetProperty("batches").TryGetProperty("trouble", out _); looks++)
        {
            await Task.Delay(100);
            status = await app.Http.GetFromJsonAsync<JsonElement>(run);
        }
        Assert.Equal("batching", status.GetProperty("state").GetString());
        Assert.Contains("503", status.GetProperty("batches").GetProperty("trouble").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_idempotency_key_is_the_same_run_and_another_payload_is_refused()
    {
        await using var app = await FunctionsProcess.StartAsync(Data);
        await app.PushAsync(Path.Combine(Checkout.Root, "samples", "first"), folder.Path);
        var first = await SendAsync(app, "k-1", new { campaign = "bread" });
        var second = await SendAsync(app, "k-1", new { campaign = "bread" });
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(app, "k-1", new { campaign = "bread", seed = 2 })).StatusCode);
    }

    [Theory]
    [InlineData("""{"campaign":"nowhere"}""", 404)]
    [InlineData("""{"campaign":"bread","replicates":-1}""", 422)]
    [InlineData("""{"campaign":"bread","budget":5}""", 400)]
    [InlineData("""{"campaign":"bread","since":"bread-0123456789ab"}""", 400)]
    [InlineData("""{"campaign":"bread","model":"azure:gpt","budget":5}""", 422)]
    [InlineData("""{"campaign":"bread","colour":"red"}""", 400)]
    [InlineData("""{"campaign":""", 400)]
    public async Task A_run_that_cannot_be_asked_is_one_problem_that_says_what_to_do(string body, int status)
    {
        await using var app = await FunctionsProcess.StartAsync(Data);
        await app.PushAsync(Path.Combine(Checkout.Root, "samples", "first"), folder.Path);
        using var response = await app.Http.PostAsync("/api/runs", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.True(status == (int)response.StatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, (await app.Http.GetFromJsonAsync<JsonElement>("/api/runs")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Killed_in_the_middle_and_started_again_the_process_goes_on_by_itself()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(100) });
        SmallStudy.Write(Path.Combine(folder.Path, "small"), twins: 30, variants: 20);
        string run;
        await using (var first = await FunctionsProcess.StartAsync(Data, Model(model)))
        {
            await first.PushAsync(Path.Combine(folder.Path, "small"), folder.Path);
            run = (await first.StartRunAsync(new { campaign = "small" })).GetProperty("id").GetString()!;
            await Patience.UntilAsync(() => model.Stats.Chats >= 150 || first.HasExited, () => first.Log);
            await first.KillAsync();
        }
        await using var second = await FunctionsProcess.StartAsync(Data, Model(model));
        var over = await second.FinishAsync(run);
        Assert.Equal("completed", over.GetProperty("state").GetString());
        Assert.Equal(600, model.Stats.Distinct);
        Assert.InRange(model.Stats.Chats, 600, 600 + 64);
    }

    private static Dictionary<string, string> Model(LoopbackModel model) => new(StringComparer.Ordinal)
    {
        ["TWINS_MODEL"] = "loopback",
        ["TWINS_MODEL_URL"] = model.V1.ToString(),
        ["TWINS_MODEL_PRICES"] = "1/0.5/4",
        ["TWINS_WATCH"] = "*/5 * * * * *",
    };

    private static async Task<HttpResponseMessage> SendAsync(FunctionsProcess app, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/runs") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await app.Http.SendAsync(request);
    }
}
