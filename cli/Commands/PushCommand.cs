using System.CommandLine;
using System.Net;
using System.Text.Json;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Workspace;

namespace Twins.Cli.Commands;

/// <summary>Puts a study's folder into the workspace of a function app, so that it can be asked there.</summary>
internal static class PushCommand
{
    private const string KeyVariable = "TWINS_API_KEY";

    private static readonly Argument<string> Folder = new("folder") { Description = "A study's folder." };
    private static readonly Option<string> To = new("--to") { Description = "The function app.", DefaultValueFactory = _ => "http://127.0.0.1:7071" };
    private static readonly Option<string?> As = new("--as") { Description = "The folder's name in the workspace; its own name unless given." };

    public static Command Build()
    {
        var command = new Command(
            "push",
            $"""
            Put a study's twins, panels, campaigns, pictures and tables into the workspace of a function app. What is there
            already is replaced. The key comes from {KeyVariable}; a token of Microsoft Entra from TWINS_API_TOKEN.
              twins push samples/grocer
              twins push my-study --to https://my-app.azurewebsites.net
            """)
        { Folder, To, As };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var folder = Path.GetFullPath(parsed.GetRequiredValue(Folder));
        if (!Directory.Exists(folder)) throw new UsageException($"There is no folder {folder}.");
        using var http = Client(Uri.TryCreate(parsed.GetRequiredValue(To), UriKind.Absolute, out var to) && to.Scheme is ("http" or "https") ? to : throw new UsageException("--to must be a URL, such as https://my-app.azurewebsites.net."));
        var name = parsed.GetValue(As) ?? Path.GetFileName(folder);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(StudyBundle.IsCarried).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files) await PutAsync(http, Where(folder, file, name), file, stop);
        Edge.Say($"{files.Count:N0} files are in the workspace folder '{name}' of {http.BaseAddress}");
        return 0;
    }

    private static HttpClient Client(Uri to)
    {
        var http = new HttpClient { BaseAddress = to };
        if (Environment.GetEnvironmentVariable("TWINS_API_TOKEN") is { Length: > 0 } token) http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        else http.DefaultRequestHeaders.Add("X-Api-Key", Environment.GetEnvironmentVariable(KeyVariable) ?? LocalKey(to) ?? throw new UsageException($"Set {KeyVariable} to a key of {to.Host}, or TWINS_API_TOKEN to a token."));
        return http;
    }

    /// <summary>The key that an app on this machine made for whoever started it.</summary>
    private static string? LocalKey(Uri to) =>
        to.IsLoopback && Path.Combine(Adapters.Storage.Embedded.DataFolder.Path(), "api-key") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;

    private static string Where(string folder, string file, string name)
    {
        var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var kind = DocumentKind.All.FirstOrDefault(k => path.EndsWith(k.Suffix, StringComparison.Ordinal));
        if (kind is null) return path.EndsWith(".yaml", StringComparison.Ordinal) ? throw new DocumentException(file, null, "is no twin, fragment, panel or campaign.") : $"api/files/{name}/{path}";
        return $"api/{kind.Plural}/{kind.IdOf(file, File.ReadAllBytes(file))}?folder={Uri.EscapeDataString(WorkspacePath.FolderOf($"{name}/{path}"))}";
    }

    private static async Task PutAsync(HttpClient http, string where, string file, CancellationToken stop)
    {
        var tag = where.StartsWith("api/files/", StringComparison.Ordinal) ? null : await SeenAsync(http, where, stop) ?? "";
        var body = await File.ReadAllBytesAsync(file, stop);
        using var response = await SendAsync(http, () => Put(where, tag, file, body), stop);
        if (!response.IsSuccessStatusCode) throw new IOException($"{file}: {await ProblemAsync(response, stop)}");
    }

    /// <param name="tag">What was seen there; "" for nothing, null where it does not matter.</param>
    private static HttpRequestMessage Put(string where, string? tag, string file, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, where) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(file.EndsWith(".yaml", StringComparison.Ordinal) ? "application/yaml" : "application/octet-stream");
        if (tag is not null) request.Headers.TryAddWithoutValidation(tag.Length is 0 ? "If-None-Match" : "If-Match", tag.Length is 0 ? "*" : tag);
        return request;
    }

    /// <summary>A large study meets the app's rate limit; it is pushed at that rate.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, Func<HttpRequestMessage> request, CancellationToken stop)
    {
        while (true)
        {
            using var message = request();
            var response = await ReachAsync(http, message, stop);
            if (response.StatusCode is not HttpStatusCode.TooManyRequests) return response;
            var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            response.Dispose();
            await Task.Delay(wait, stop);
        }
    }

    private static async Task<HttpResponseMessage> ReachAsync(HttpClient http, HttpRequestMessage message, CancellationToken stop)
    {
        try
        {
            return await http.SendAsync(message, stop);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"Nothing can be reached at {http.BaseAddress} ({e.Message}). Start a function app there (dotnet run --project functions), or say with --to where one is.", e);
        }
    }

    /// <summary>The tag of what is there; null when nothing is.</summary>
    private static async Task<string?> SeenAsync(HttpClient http, string where, CancellationToken stop)
    {
        using var response = await SendAsync(http, () => new HttpRequestMessage(HttpMethod.Get, where), stop);
        return response.StatusCode is HttpStatusCode.NotFound ? null
            : response.IsSuccessStatusCode ? response.Headers.ETag?.ToString()
            : throw new IOException(await ProblemAsync(response, stop));
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage response, CancellationToken stop)
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
}
