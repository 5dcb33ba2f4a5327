using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Twins.Bench.Loopback.Batches;

namespace Twins.Bench.Loopback;

/// <summary>
/// A model server on 127.0.0.1 that speaks the wire format of /chat/completions and /embeddings as OpenAI and Azure
/// OpenAI do, refuses what they refuse, and fails as they fail. Its answers follow from a hash of the prompt.
/// </summary>
public sealed class LoopbackModel : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LoopbackOptions options;
    private readonly ChatReply chat;
    private long calls;

    private LoopbackModel(WebApplication app, LoopbackOptions options)
    {
        (this.app, this.options) = (app, options);
        chat = new ChatReply(options, Stats);
        Batches = new LoopbackBatches(options, chat);
    }

    public LoopbackStats Stats { get; } = new();

    /// <summary>What was sent to it in batches.</summary>
    public LoopbackBatches Batches { get; }

    /// <summary>Where it listens, such as http://127.0.0.1:5005/.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The base URL as OpenAI-compatible clients want it.</summary>
    public Uri V1 => new(Url, "v1");

    public static async Task<LoopbackModel> StartAsync(LoopbackOptions? options = null)
    {
        options ??= new LoopbackOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}").ConfigureKestrel(k => (k.AddServerHeader, k.Limits.MaxRequestBodySize) = (false, null));
        var model = new LoopbackModel(builder.Build(), options);
        model.app.Run(model.HandleAsync);
        await model.app.StartAsync();
        model.Url = new Uri(model.app.Urls.First());
        return model;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Batches.Dispose();
    }

    private Task HandleAsync(HttpContext context) => RequestGate.Of(context.Request.Path) switch
    {
        RequestGate.Endpoint.Stats => context.Response.WriteAsJsonAsync(Stats),
        RequestGate.Endpoint.Batches => Batches.HandleAsync(context),
        RequestGate.Endpoint.None => SendAsync(context, 404, ReplyBytes.Error("404", "Resource not found")),
        var endpoint => CallAsync(context, endpoint),
    };

    private async Task CallAsync(HttpContext context, RequestGate.Endpoint endpoint)
    {
        if (endpoint is RequestGate.Endpoint.Chat) Stats.Chat();
        else Stats.Embedding();
        Stats.Enter();
        try
        {
            if (RequestGate.Refuse(context.Request, options.Key) is { } refusal) await RefuseAsync(context, refusal.Status, refusal.Body);
            else await AnswerAsync(context, endpoint);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller gave up; there is nobody to answer.
        }
        finally
        {
            Stats.Leave();
        }
    }

    private async Task AnswerAsync(HttpContext context, RequestGate.Endpoint endpoint)
    {
        var fault = options.Script?.Invoke(Interlocked.Increment(ref calls) - 1);
        if (fault is not null) Stats.Fault();
        var (body, length) = await ReadAsync(context.Request);
        try
        {
            if (options.Latency > TimeSpan.Zero) await Task.Delay(options.Latency, options.Clock, context.RequestAborted);
            if (await Faults.PlayAsync(context, fault)) return;
            await (endpoint is RequestGate.Endpoint.Chat ? ChatAsync(context, body.AsMemory(0, length), fault) : EmbedAsync(context, body.AsMemory(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private async Task ChatAsync(HttpContext context, ReadOnlyMemory<byte> body, Fault? fault)
    {
        var reply = new ArrayBufferWriter<byte>(2048);
        var flaw = chat.Write(body.Span, !context.Request.Path.StartsWithSegments("/openai/deployments", StringComparison.Ordinal), fault, reply);
        if (flaw is not null)
        {
            await RefuseAsync(context, 400, ReplyBytes.Error("invalid_request_error", flaw));
            return;
        }
        Stats.Answer();
        if (StreamedReply.IsWanted(body.Span, out var withUsage))
        {
            await StreamedReply.SendAsync(context, reply.WrittenMemory, new Pacing(options, withUsage, fault as Fault.Cut, options.Speaks is { } speaks ? text => speaks(Encoding.UTF8.GetString(body.Span), text) : null));
            return;
        }
        await (fault is Fault.SlowBody slow ? Faults.DripAsync(context, reply.WrittenMemory, slow.Pause) : SendAsync(context, 200, reply.WrittenMemory));
    }

    private async Task EmbedAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (EmbeddingReply.Write(body, options.Dimensions, out var problem) is not { } reply)
        {
            await RefuseAsync(context, 400, ReplyBytes.Error("invalid_request_error", problem));
            return;
        }
        Stats.Answer();
        await SendAsync(context, 200, reply);
    }

    private Task RefuseAsync(HttpContext context, int status, byte[] body)
    {
        Stats.Refuse();
        return SendAsync(context, status, body);
    }

    internal static Task SendAsync(HttpContext context, int status, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static async ValueTask<(byte[] Body, int Length)> ReadAsync(HttpRequest request)
    {
        var body = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 64 * 1024));
        var length = 0;
        while (true)
        {
            if (length == body.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
                body.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(body);
                body = larger;
            }
            var read = await request.Body.ReadAsync(body.AsMemory(length), request.HttpContext.RequestAborted);
            if (read == 0) return (body, length);
            length += read;
        }
    }
}
