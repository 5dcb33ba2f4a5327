using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Twins.Bench.Talks;

/// <summary>The Connector on 127.0.0.1: takes everything, and writes down when it came.</summary>
internal sealed class RecordingConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Heard> heard = new();
    private int ids;

    private RecordingConnector(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First() + "/");

    public IReadOnlyList<Heard> All => [.. heard];

    public static async Task<RecordingConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new RecordingConnector(builder.Build());
        connector.app.Run(connector.HandleAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <returns>How many conversations have what is wanted.</returns>
    public int Count(Func<Heard, bool> what) => All.Where(what).Select(h => h.Conversation).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Waits until so many conversations have what is wanted.</summary>
    public Task UntilAsync(int conversations, Func<Heard, bool> what, TimeSpan patience) => UntilAsync(() => Count(what) >= conversations, patience);

    public static async Task UntilAsync(Func<bool> holds, TimeSpan patience)
    {
        for (var begun = Stopwatch.GetTimestamp(); !holds() && Stopwatch.GetElapsedTime(begun) < patience;) await Task.Delay(100);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var arrived = Stopwatch.GetTimestamp();
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var stream = Stream(body.RootElement);
        var message = context.Request.Method is "PUT" ? path[^1] : stream.Id ?? $"m{Interlocked.Increment(ref ids)}";
        context.Response.StatusCode = stream.Id is null ? 201 : 202;
        await context.Response.WriteAsJsonAsync(new { id = message });
        await context.Response.CompleteAsync();
        var text = body.RootElement.TryGetProperty("text", out var said) ? said.GetString() ?? "" : "";
        var isAnswer = body.RootElement.GetProperty("type").GetString() is "message" && body.RootElement.GetRawText().Contains("AIGeneratedContent", StringComparison.Ordinal);
        heard.Enqueue(new Heard(path[2], arrived, Stopwatch.GetTimestamp(), message, stream.Type, text, isAnswer));
    }

    private static (string Type, string? Id) Stream(JsonElement activity)
    {
        if (!activity.TryGetProperty("entities", out var entities)) return ("", null);
        foreach (var entity in entities.EnumerateArray())
            if (entity.GetProperty("type").GetString() is "streaminfo") return (entity.GetProperty("streamType").GetString()!, entity.TryGetProperty("streamId", out var id) ? id.GetString() : null);
        return ("", null);
    }
}
