using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Twins.Tests.Storage.FaultProxy;

/// <summary>Stands before one service on the loopback and passes on whatever no fault befalls, byte by byte as it was signed.</summary>
/// <param name="befall">The fault of a request, or null.</param>
internal sealed class ServiceProxy(Uri service, Func<SeenRequest, Fault?> befall) : IAsyncDisposable
{
    private static readonly string[] PerConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private WebApplication app = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Run(HandleAsync);
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var body = await ReadAsync(context.Request.Body);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var fault = befall(new SeenRequest(context.Request.Method, target, body.Length, Stopwatch.GetTimestamp()));
        if (fault is Fault.Refusal refusal)
        {
            context.Response.StatusCode = refusal.Status;
            if (refusal.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return;
        }
        if (fault is not Fault.Reset)
        {
            using var reply = await http.SendAsync(Copy(context.Request, target, body), context.RequestAborted);
            var content = await reply.Content.ReadAsByteArrayAsync();
            if (fault is not Fault.LostReply) await ReplyAsync(context, reply, content, fault is Fault.CutReply ? content.Length / 2 : content.Length);
        }
        if (fault is not null) context.Abort();
    }

    private HttpRequestMessage Copy(HttpRequest request, string target, byte[] body)
    {
        // The path is part of the signature: nothing may be written in another way.
        var uri = new Uri(service.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var copy = new HttpRequestMessage(new HttpMethod(request.Method), uri) { Content = request.Method is "GET" or "HEAD" ? null : new ByteArrayContent(body) };
        foreach (var (name, values) in request.Headers)
            if (!PerConnection.Contains(name, StringComparer.OrdinalIgnoreCase) && !copy.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) copy.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        return copy;
    }

    private static async Task ReplyAsync(HttpContext context, HttpResponseMessage reply, byte[] content, int shown)
    {
        context.Response.StatusCode = (int)reply.StatusCode;
        foreach (var (name, values) in reply.Headers.Concat(reply.Content.Headers))
            if (!PerConnection.Contains(name, StringComparer.OrdinalIgnoreCase)) context.Response.Headers[name] = values.ToArray();
        if (reply.Content.Headers.ContentLength is { } length) context.Response.ContentLength = length;
        if (content.Length is 0) return;
        await context.Response.Body.WriteAsync(content.AsMemory(0, shown));
        await context.Response.Body.FlushAsync();
    }

    private static async Task<byte[]> ReadAsync(Stream body)
    {
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy);
        return copy.ToArray();
    }
}
