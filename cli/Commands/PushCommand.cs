using System.CommandLine;
using System.Net;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Workspace;

namespace Twins.Cli.Commands;

/// <summary>Puts a study's folder into the workspace of a function app, so that it can be asked there.</summary>
internal static class PushCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "A study's folder." };
    private static readonly Option<string> To = new("--to") { Description = "The function app.", DefaultValueFactory = _ => "http://127.0.0.1:7071" };
    private static readonly Option<string?> As = new("--as") { Description = "The folder's name in the workspace; its own name unless given." };

    public static Command Build()
    {
        var command = new Command(
            "push",
            $"""
            Put a study's twins, panels, campaigns, pictures and tables into the workspace of a function app. What is there
            already is replaced. The key comes from {FunctionApp.KeyVariable}; a token of Microsoft Entra from TWINS_API_TOKEN.
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
        using var app = FunctionApp.At(parsed.GetRequiredValue(To));
        var name = parsed.GetValue(As) ?? Path.GetFileName(folder);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(StudyBundle.IsCarried).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files) await PutAsync(app, Where(folder, file, name), file, stop);
        Edge.Say($"{files.Count:N0} files are in the workspace folder '{name}' of {app.Url}");
        return 0;
    }

    private static string Where(string folder, string file, string name)
    {
        var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var kind = DocumentKind.All.FirstOrDefault(k => path.EndsWith(k.Suffix, StringComparison.Ordinal));
        if (kind is null) return path.EndsWith(".yaml", StringComparison.Ordinal) ? throw new DocumentException(file, null, "is no twin, fragment, panel or campaign.") : $"api/files/{name}/{path}";
        return $"api/{kind.Plural}/{kind.IdOf(file, File.ReadAllBytes(file))}?folder={Uri.EscapeDataString(WorkspacePath.FolderOf($"{name}/{path}"))}";
    }

    private static async Task PutAsync(FunctionApp app, string where, string file, CancellationToken stop)
    {
        var tag = where.StartsWith("api/files/", StringComparison.Ordinal) ? null : await SeenAsync(app, where, stop) ?? "";
        var body = await File.ReadAllBytesAsync(file, stop);
        using var response = await app.SendAsync(() => Put(where, tag, file, body), stop);
        if (!response.IsSuccessStatusCode) throw new IOException($"{file}: {await FunctionApp.ProblemAsync(response, stop)}");
    }

    /// <param name="tag">What was seen there; "" for nothing, null where it does not matter.</param>
    private static HttpRequestMessage Put(string where, string? tag, string file, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, where) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(file.EndsWith(".yaml", StringComparison.Ordinal) ? "application/yaml" : "application/octet-stream");
        if (tag is not null) request.Headers.TryAddWithoutValidation(tag.Length is 0 ? "If-None-Match" : "If-Match", tag.Length is 0 ? "*" : tag);
        return request;
    }

    /// <summary>The tag of what is there; null when nothing is.</summary>
    private static async Task<string?> SeenAsync(FunctionApp app, string where, CancellationToken stop)
    {
        using var response = await app.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, where), stop);
        return response.StatusCode is HttpStatusCode.NotFound ? null
            : response.IsSuccessStatusCode ? response.Headers.ETag?.ToString()
            : throw new IOException(await FunctionApp.ProblemAsync(response, stop));
    }
}
