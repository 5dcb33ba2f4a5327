using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Twins.Bench.Loopback.Batches;

/// <summary>The files and batches of the loopback model, as OpenAI and Azure OpenAI have them; one request at a time.</summary>
public sealed class LoopbackBatches : IDisposable
{
    private readonly LoopbackOptions options;
    private readonly BatchRunner runner;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loopback-");
    private readonly SemaphoreSlim gate = new(1);
    private readonly List<LoopbackFile> files = [];
    private readonly List<LoopbackBatch> batches = [];
    private int uploads, names;

    internal LoopbackBatches(LoopbackOptions options, ChatReply chat) =>
        (this.options, runner) = (options, new BatchRunner(options, chat));

    /// <summary>Every batch that was made, in order.</summary>
    public IReadOnlyList<LoopbackBatch> Made => [.. batches];

    /// <summary>How many files came in.</summary>
    public int Uploads => uploads;

    /// <summary>How many files are left.</summary>
    public int Files => files.Count;

    public void Dispose()
    {
        gate.Dispose();
        folder.Delete(recursive: true);
    }

    internal async Task HandleAsync(HttpContext context)
    {
        await gate.WaitAsync(context.RequestAborted);
        try
        {
            if (RequestGate.WrongKey(context.Request, options.Key) is { } wrong) await LoopbackModel.SendAsync(context, wrong.Status, wrong.Body);
            else await RouteAsync(context, Below(context.Request.Path.Value!));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The path below /v1; nothing of a path that real services do not have.</summary>
    private static string[] Below(string path)
    {
        var at = path.IndexOf("/v1/", StringComparison.Ordinal);
        return at < 0 || path[..at] is not ("" or "/openai") ? [] : path[(at + 4)..].Split('/');
    }

    private Task RouteAsync(HttpContext context, string[] path) => (context.Request.Method, path) switch
    {
        ("POST", ["files"]) => UploadAsync(context),
        ("GET", ["files"]) => ListFilesAsync(context),
        ("GET", ["files", var id]) => FileAsync(context, id, f => SendAsync(context, f.Shape())),
        ("GET", ["files", var id, "content"]) => FileAsync(context, id, f => context.Response.SendFileAsync(f.Path)),
        ("DELETE", ["files", var id]) => FileAsync(context, id, f => DeleteAsync(context, f)),
        ("POST", ["batches"]) => MakeAsync(context),
        ("GET", ["batches"]) => ListAsync(context, batches.AsEnumerable().Reverse().Select(b => (b.Id, b.Shape(options.Batches)))),
        ("GET", ["batches", var id]) => BatchAsync(context, id, b => runner.LookedAt(b, this)),
        ("POST", ["batches", var id, "cancel"]) => BatchAsync(context, id, b => b.Cancel()),
        _ => LoopbackModel.SendAsync(context, 404, ReplyBytes.Error("404", "Resource not found")),
    };

    private async Task UploadAsync(HttpContext context)
    {
        var form = new Dictionary<string, string>();
        LoopbackFile? file = null;
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary).Value!;
        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            var part = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
            if (part.Name != "file") form[part.Name.Value!] = await new StreamReader(section.Body).ReadToEndAsync(context.RequestAborted);
            else file = await StoreAsync(part.FileName.Value!, "batch", section.Body.CopyToAsync);
        }
        if (Flaw(form, file, context.Request.ContentLength) is { } flaw)
        {
            await LoopbackModel.SendAsync(context, 400, ReplyBytes.Error("invalid_request_error", flaw));
            return;
        }
        uploads++;
        file!.IsRead = !options.Batches.IsAzure;
        await SendAsync(context, file.Shape(), options.Batches.IsAzure ? 201 : 200);
    }

    private string? Flaw(Dictionary<string, string> form, LoopbackFile? file, long? length) =>
        length is null ? "Length required."
        : form.GetValueOrDefault("purpose") is not "batch" ? "'purpose' must be batch."
        : form.GetValueOrDefault("expires_after[anchor]") is not "created_at" || !int.TryParse(form.GetValueOrDefault("expires_after[seconds]"), out var seconds) || seconds is < 1209600 or > 2592000 ? "'expires_after' must be 14 to 30 days after created_at."
        : file is null ? "'file' is missing."
        : !file.Name.EndsWith(".jsonl", StringComparison.Ordinal) ? "The file must be a .jsonl file."
        : new FileInfo(file.Path).Length > options.Batches.MostBytes ? "The file is too large."
        : null;

    private async Task MakeAsync(HttpContext context)
    {
        using var json = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var wish = json.RootElement;
        var file = files.Find(f => f.Id == wish.GetProperty("input_file_id").GetString());
        var flaw = file is null ? "The input file does not exist."
            : !file.IsRead ? $"The input file '{file.Id}' is in 'pending' state. Only files with status 'Processed' are accepted for batch inferencing."
            : wish.GetProperty("endpoint").GetString() is not "/v1/chat/completions" ? "The endpoint is not supported."
            : wish.GetProperty("completion_window").GetString() is not "24h" ? "The completion window must be 24h."
            : null;
        if (flaw is not null)
        {
            await LoopbackModel.SendAsync(context, 400, ReplyBytes.Error("invalid_request_error", flaw));
            return;
        }
        var batch = new LoopbackBatch($"batch_{batches.Count}", file!, wish.GetProperty("metadata").Deserialize<Dictionary<string, string>>()!, options.Batches.Fate(batches.Count));
        batches.Add(batch);
        await SendAsync(context, batch.Shape(options.Batches));
    }

    private Task ListAsync(HttpContext context, IEnumerable<(string Id, object Shape)> newestFirst)
    {
        if (context.Request.Query["after"].ToString() is { Length: > 0 } after) newestFirst = newestFirst.SkipWhile(i => i.Id != after).Skip(1);
        var items = newestFirst.Take(options.Batches.Page + 1).ToList();
        return SendAsync(context, new { @object = "list", data = items.Take(options.Batches.Page).Select(i => i.Shape), has_more = items.Count > options.Batches.Page });
    }

    /// <summary>Azure reads files in its own time: it has read them when they are next asked for.</summary>
    private Task ListFilesAsync(HttpContext context)
    {
        foreach (var file in files) file.IsRead = true;
        return ListAsync(context, files.AsEnumerable().Reverse().Select(f => (f.Id, f.Shape())));
    }

    private Task FileAsync(HttpContext context, string id, Func<LoopbackFile, Task> answer)
    {
        if (files.Find(f => f.Id == id) is { } file) return answer(file);
        return LoopbackModel.SendAsync(context, 404, ReplyBytes.Error("not_found", $"No such File object: {id}"));
    }

    private Task DeleteAsync(HttpContext context, LoopbackFile file)
    {
        files.Remove(file);
        File.Delete(file.Path);
        return SendAsync(context, new { id = file.Id, @object = "file", deleted = true });
    }

    private async Task BatchAsync(HttpContext context, string id, Func<LoopbackBatch, Task> change)
    {
        if (batches.Find(b => b.Id == id) is not { } batch)
        {
            await LoopbackModel.SendAsync(context, 404, ReplyBytes.Error("not_found", $"No such batch: {id}"));
            return;
        }
        await change(batch);
        await SendAsync(context, batch.Shape(options.Batches));
    }

    internal async Task<LoopbackFile> StoreAsync(string name, string purpose, Func<Stream, Task> write)
    {
        var number = names++;
        var file = new LoopbackFile($"file-{number}", name, purpose, Path.Combine(folder.FullName, $"{number}"));
        await using (var content = File.Create(file.Path)) await write(content);
        files.Add(file);
        return file;
    }

    private static Task SendAsync(HttpContext context, object shape, int status = 200) => LoopbackModel.SendAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(shape));
}
