using System.Net;
using System.Text;
using System.Text.Json;

namespace Twins.Tests.Functions;

/// <summary>What the Functions host posts to the running executable, to the letter, and what it needs to hear.</summary>
public sealed class InvocationTests : IAsyncLifetime
{
    private const string Timer = """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-11-24T02:00:00+00:00","Next":"2026-11-25T02:00:00+00:00","LastUpdated":"2026-11-24T02:00:00+00:00"},"IsPastDue":false}},"Metadata":{"sys":{"MethodName":"watch","UtcNow":"2026-11-25T02:00:00Z","RandGuid":"0f0e"}}}""";
    private const string Queue = """{"Data":{"msg":"\"{\\\"run\\\":\\\"r1\\\",\\\"shard\\\":3}\""},"Metadata":{"DequeueCount":"1","Id":"\"8b8f\"","PopReceipt":"\"MjNO\"","InsertionTime":"\"2026-11-25T02:00:00+00:00\"","NextVisibleTime":"\"2026-11-25T02:10:00+00:00\"","ExpirationTime":"\"2026-12-02T02:00:00+00:00\"","sys":{"MethodName":"shard","UtcNow":"2026-11-25T02:00:00Z","RandGuid":"0f0f"},"run":"\"r1\"","shard":"\"3\""}}""";

    private readonly TemporaryFolder folder = new();
    private FunctionsProcess app = null!;

    public async ValueTask InitializeAsync() => app = await FunctionsProcess.StartAsync(folder.Path, isBehindHost: true);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_hosts_readiness_probe_is_answered_before_anything_else() => Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/")).StatusCode);

    [Theory]
    [InlineData("watch", Timer)]
    [InlineData("watch", """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}},"Metadata":{"sys":{"MethodName":"watch","UtcNow":"2026-11-25T02:00:00Z","RandGuid":"0f10"}}}""")]
    [InlineData("shard", Queue)]
    [InlineData("shard", """{"Data":{"msg":"\"{\\\"run\\\":\\\"r1\\\",\\\"shard\\\":3}\""},"Metadata":{"DequeueCount":"0","sys":{"MethodName":"shard","UtcNow":"2026-11-25T02:00:00Z","RandGuid":"0f11"}}}""")]
    [InlineData("report", """{"Data":{"msg":"\"{\\\"run\\\":\\\"r1\\\"}\""},"Metadata":{"DequeueCount":"1","Id":"\"1\"","RetryContext":{"RetryCount":"1","MaxRetryCount":"3"}}}""")]
    [InlineData("shard", """{"Data":{"msg":{"run":"r1","shard":3}},"Metadata":{"DequeueCount":"1"}}""")]
    public async Task An_invocation_is_answered_with_json_that_the_host_can_complete(string function, string payload)
    {
        using var response = await PostAsync(function, payload);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK, body + app.Log);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", body);
    }

    [Theory]
    [InlineData("shard", """{"Data":{"msg":"\"no json\""},"Metadata":{"DequeueCount":"1"}}""")]
    [InlineData("shard", """{"Data":{"msg":"\"{\\\"run\\\":7}\""},"Metadata":{"DequeueCount":"1"}}""")]
    [InlineData("shard", """{"Data":{}}""")]
    [InlineData("shard", "[]")]
    [InlineData("shard", "")]
    public async Task What_cannot_be_worked_on_fails_so_that_the_host_keeps_the_message(string function, string payload)
    {
        using var response = await PostAsync(function, payload);
        Assert.InRange((int)response.StatusCode, 400, 599);
    }

    [Fact]
    public async Task A_message_that_failed_too_often_is_on_a_list_with_its_reason_and_can_be_sent_again()
    {
        const string Bad = """{"Data":{"msg":"\"{\\\"run\\\":7}\""},"Metadata":{"DequeueCount":"5"}}""";
        using var failed = await PostAsync("shard", Bad);
        using var given = await PostAsync("shard-poison", Bad);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        var entry = JsonDocument.Parse(await app.Http.GetStringAsync("/api/poison")).RootElement[0];
        Assert.Equal("shards", entry.GetProperty("queue").GetString());
        Assert.Equal("""{"run":7}""", entry.GetProperty("text").GetString());
        Assert.StartsWith("JsonException", entry.GetProperty("reason").GetString(), StringComparison.Ordinal);
        using var replayed = await app.Http.PostAsync($"/api/poison/{entry.GetProperty("id").GetString()}/replay", null);
        Assert.Equal(HttpStatusCode.NoContent, replayed.StatusCode);
        Assert.Equal(0, JsonDocument.Parse(await app.Http.GetStringAsync("/api/poison")).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Every_folder_that_the_host_finds_is_a_function_of_the_app()
    {
        foreach (var function in Infra.AppFunctions.In(Infra.AppFunctions.Folder).Where(f => f.Trigger is not "httpTrigger"))
        {
            using var response = await PostAsync(function.Name, "{}");
            Assert.True(response.StatusCode is HttpStatusCode.BadRequest, function.Name);
        }
    }

    [Theory]
    [InlineData("nobody's agent", "curl/8.0", null)]
    [InlineData("no invocation", "Azure-Functions-Host/4.1037", "X-Nothing")]
    [InlineData("passed on for somebody outside", "Azure-Functions-Host/4.1037", "X-Forwarded-For")]
    public async Task Nobody_but_the_host_finds_the_functions(string why, string agent, string? header)
    {
        using var request = Request("shard", Queue);
        request.Headers.Remove("User-Agent");
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (header is "X-Nothing") request.Headers.Remove("X-Azure-Functions-InvocationId");
        else if (header is not null) request.Headers.TryAddWithoutValidation(header, "203.0.113.7");
        using var response = await app.Http.SendAsync(request);
        Assert.True(response.StatusCode is HttpStatusCode.NotFound, why);
    }

    [Fact]
    public async Task Without_the_host_there_are_no_functions_to_post_to()
    {
        using var data = new TemporaryFolder();
        await using var alone = await FunctionsProcess.StartAsync(data.Path);
        using var response = await alone.Http.SendAsync(Request("shard", Queue));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string function, string payload) => app.Http.SendAsync(Request(function, payload));

    private static HttpRequestMessage Request(string function, string payload)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/" + function) { Content = new StringContent(payload, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("User-Agent", "Azure-Functions-Host/4.1037.0.0");
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", "6f1c0c9e-0b1e-4b43-9a0a-1f2f3a4b5c6d");
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-HostVersion", "4.1037.0.0");
        return request;
    }
}
