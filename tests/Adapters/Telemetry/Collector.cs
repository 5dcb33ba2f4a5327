using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Twins.Tests.Adapters.Telemetry;

/// <summary>A place on 127.0.0.1 that takes telemetry and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Body)> received = new();

    private Collector(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First());

    public IReadOnlyList<(string Path, string Body)> Received => [.. received];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector.app.Run(collector.TakeAsync);
        await collector.app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var isZipped = context.Request.Headers.ContentEncoding == "gzip";
        await using var content = isZipped ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        using var reader = new StreamReader(content, Encoding.Latin1);
        received.Enqueue((context.Request.Path, await reader.ReadToEndAsync(context.RequestAborted)));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}""", context.RequestAborted);
    }
}
