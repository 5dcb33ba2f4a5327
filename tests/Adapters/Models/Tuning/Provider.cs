using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Twins.Tests.Adapters.Models.Tuning;

/// <summary>
/// A provider of fine-tuning on 127.0.0.1 with literal replies, which remembers files and jobs as the real ones do. A request
/// that it does not know fails the test.
/// </summary>
internal sealed class Provider : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly ConcurrentQueue<(int Status, string Body)> faults = new();
    private readonly List<(string Id, string Name, long Bytes)> files = [];
    private readonly List<string> jobs = [];

    private Provider() => server = new LoopbackServer(AnswerAsync);

    public Uri Url => server.Url;

    /// <summary>What a job says of itself, beside its id and its file.</summary>
    public string Job { get; set; } = """ "status":"running","fine_tuned_model":null,"error":{},"trained_tokens":null """;

    public string FileStatus { get; set; } = "processed";

    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> Bodies { get; } = new();

    public ConcurrentQueue<Exception> Surprises { get; } = new();

    public int Jobs => jobs.Count;

    public int Files => files.Count;

    /// <summary>A request that dies after the provider has done what it asked.</summary>
    public string? DiesAfter { get; set; }

    /// <summary>Told of a request when it was done and before it is answered.</summary>
    public Func<string, Task>? Done { get; set; }

    public static Provider Start() => new();

    /// <summary>The next request gets this instead of an answer.</summary>
    public void Fail(int status, string body = """{"error":{"message":"Not now.","code":"x"}}""") => faults.Enqueue((status, body));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string body)
    {
        var call = $"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}";
        Requests.Enqueue(call);
        Bodies.Enqueue(body);
        var (status, reply) = faults.TryDequeue(out var fault) ? fault : Reply(call.Replace("/openai/v1/", "/v1/", StringComparison.Ordinal), body);
        if (DiesAfter is { } dying && call.StartsWith(dying, StringComparison.Ordinal))
        {
            DiesAfter = null;
            context.Abort();
            return;
        }
        if (Done is { } done) await done(call);
        await LoopbackServer.ReplyAsync(context, status, reply);
    }

    private (int, string) Reply(string call, string body)
    {
        // A process that was killed while it asked, and the next one.
        lock (files) return Known(call, body);
    }

    private (int, string) Known(string call, string body)
    {
        switch (call)
        {
            case "GET /v1/files?purpose=fine-tune":
                return (200, $$"""{"object":"list","data":[{{string.Join(',', files.Select(f => File(f)))}}],"has_more":false}""");
            case "POST /v1/files":
                var name = body.Split("filename=\"")[1].Split('"')[0];
                var content = body.Split("Content-Type: application/json\r\n\r\n")[1].Split("\r\n--twins-batch-part--")[0];
                files.Add(($"file-{files.Count + 1}", name, Encoding.UTF8.GetByteCount(content)));
                return (200, File(files[^1]));
            case "GET /v1/fine_tuning/jobs?limit=100":
                return (200, $$"""{"object":"list","data":[{{string.Join(',', jobs.Select((j, i) => Sight(i, j)))}}],"has_more":false}""");
            case "POST /v1/fine_tuning/jobs":
                jobs.Add(System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("training_file").GetString()!);
                return (200, Sight(jobs.Count - 1, jobs[^1]));
            case "GET /v1/fine_tuning/jobs/ftjob-1":
                return (200, Sight(0, jobs[0]));
            case "GET /v1/fine_tuning/jobs/ftjob-1/events?limit=20":
                return (200, """{"object":"list","data":[{"object":"fine_tuning.job.event","id":"e2","created_at":1764000002,"level":"info","message":"Step 2/90: training loss=1.10"},{"object":"fine_tuning.job.event","id":"e1","created_at":1764000001,"level":"info","message":"Fine-tuning job started"}],"has_more":false}""");
            case "POST /v1/fine_tuning/jobs/ftjob-1/cancel":
                return (200, Sight(0, jobs[0]));
            case var delete when delete.StartsWith("DELETE /v1/files/", StringComparison.Ordinal):
                files.RemoveAll(f => delete.EndsWith(f.Id, StringComparison.Ordinal));
                return (200, """{"deleted":true}""");
            case var delete when delete.StartsWith("DELETE /v1/models/ft%3A", StringComparison.Ordinal):
                return (200, """{"deleted":true}""");
            default:
                Surprises.Enqueue(new InvalidOperationException(call));
                return (418, "{}");
        }
    }

    private string File((string Id, string Name, long Bytes) file) =>
        $$"""{"object":"file","id":"{{file.Id}}","purpose":"fine-tune","filename":"{{file.Name}}","bytes":{{file.Bytes}},"created_at":1764000000,"status":"{{FileStatus}}","status_details":null}""";

    private string Sight(int index, string file) =>
        $$"""{"object":"fine_tuning.job","id":"ftjob-{{index + 1}}","model":"gpt-4.1-mini-2025-04-14","created_at":1764000000,"training_file":"{{file}}","validation_file":null,"result_files":[],"hyperparameters":{"n_epochs":"auto"},{{Job}}}""";
}
