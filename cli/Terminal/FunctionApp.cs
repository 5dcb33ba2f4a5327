using System.Net;
using System.Text.Json;
using Twins.Adapters.Storage.Embedded;

namespace Twins.Cli.Terminal;

/// <summary>A function app of Twins that these commands speak to.</summary>
internal sealed class FunctionApp : IDisposable
{
    public const string KeyVariable = "TWINS_API_KEY", TokenVariable = "TWINS_API_TOKEN";

    private readonly HttpClient http;

    private FunctionApp(HttpClient http) => this.http = http;

    public Uri Url => http.BaseAddress!;

    /// <exception cref="UsageException">It is no URL, or no key is there for it.</exception>
    public static FunctionApp At(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var to) || to.Scheme is not ("http" or "https")) throw new UsageException("--to must be a URL, such as https://my-app.azurewebsites.net.");
        var client = new HttpClient { BaseAddress = to };
        if (Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        else client.DefaultRequestHeaders.Add("X-Api-Key", Environment.GetEnvironmentVariable(KeyVariable) ?? LocalKey(to) ?? throw new UsageException($"Set {KeyVariable} to a key of {to.Host}, or {TokenVariable} to a token."));
        return new FunctionApp(client);
    }

    /// <summary>Whoever sends much meets the app's rate limit, and goes on at that rate.</summary>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken stop)
    {
        while (true)
        {
            using var message = request();
            var response = await ReachAsync(message, stop);
            if (response.StatusCode is not HttpStatusCode.TooManyRequests) return response;
            var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            response.Dispose();
            await Task.Delay(wait, stop);
        }
    }

    /// <summary>What the app says is wrong.</summary>
    public static async Task<string> ProblemAsync(HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop));
            return problem.RootElement.GetProperty("detail").GetString()!;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"the app answers {(int)response.StatusCode}";
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>The key that an app on this machine made for whoever started it.</summary>
    private static string? LocalKey(Uri to) =>
        to.IsLoopback && Path.Combine(DataFolder.Path(), "api-key") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;

    private async Task<HttpResponseMessage> ReachAsync(HttpRequestMessage message, CancellationToken stop)
    {
        try
        {
            return await http.SendAsync(message, stop);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"Nothing can be reached at {Url} ({e.Message}). Start a function app there (dotnet run --project functions), or say with --to where one is.", e);
        }
    }
}
