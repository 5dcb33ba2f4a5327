using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Twins.Tests.Functions;

/// <summary>The function app as it is put together, held to what is promised of every endpoint.</summary>
public sealed class ComposedAppTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_that_the_api_describes_is_answered_to_a_stranger_but_signed_hooks()
    {
        await using var app = await FunctionsProcess.StartAsync(folder.Path);
        var text = await app.Http.GetStringAsync("/api/openapi.json", TestContext.Current.CancellationToken);
        var read = OpenApiDocument.Parse(text, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        var open = new List<string>();
        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };
        foreach (var (path, item) in read.Document!.Paths)
        {
            foreach (var (method, operation) in item.Operations!)
            {
                Assert.True(operation.Summary is { Length: > 0 }, $"{method} {path} does not say what it does; give it a summary.");
                if (operation.Security is { Count: 0 }) open.Add($"{method} {path}");
                else Assert.Equal(401, await StatusAsync(stranger, method, path));
            }
        }
        Assert.Equal(["OPTIONS /api/hooks/{name}", "POST /api/hooks/{name}"], open.Order(StringComparer.Ordinal));
        Assert.True(read.Document.Paths.Count > 10);
    }

    [Fact]
    public async Task A_first_start_makes_a_key_says_where_it_is_and_logs_json_where_asked()
    {
        await using var app = await FunctionsProcess.StartAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_API_KEYS"] = "", ["TWINS_LOG"] = "json" });
        var key = (await File.ReadAllTextAsync(Path.Combine(folder.Path, "api-key"), TestContext.Current.CancellationToken)).Trim();
        app.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/runs?secret=" + key);
        request.Headers.Add("X-Api-Key", key);
        using var response = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("[]", (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("items").GetRawText());
        Assert.Equal(401, await StatusAsync(app.Http, HttpMethod.Get, "/api/runs"));
        Assert.DoesNotContain(key, app.Log, StringComparison.Ordinal);
        var lines = app.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString()!).ToList();
        Assert.Contains(lines, line => line.EndsWith($"is in {Path.Combine(folder.Path, "api-key")}, which only you can read.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TWINS_URL", "http://0.0.0.0:59999", "No authentication is set up, so Twins listens on this machine's own address only, not on 0.0.0.0:59999.")]
    [InlineData("TWINS_API_KEYS", "ci:Runner:short", "Entry 1 of TWINS_API_KEYS (ci) has a key of 5 characters")]
    [InlineData("TWINS_JWT_AUDIENCE", "api://twins", "TWINS_JWT_TENANT is not set")]
    [InlineData("TWINS_HTTP_RATE", "many", "TWINS_HTTP_RATE is 'many'")]
    [InlineData("TWINS_LOG", "xml", "TWINS_LOG is 'xml'; it must be text or json.")]
    public async Task A_setting_that_does_not_fit_ends_the_start_with_one_sentence(string name, string value, string says)
    {
        using var process = RealProcess.Start("functions", "twins-functions", folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });
        var finished = await process.FinishAsync();
        Assert.Equal(1, finished.Code);
        Assert.Contains(says, finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", finished.Output + finished.Error, StringComparison.Ordinal);
    }

    private static async Task<int> StatusAsync(HttpClient http, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
