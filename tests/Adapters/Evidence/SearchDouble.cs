using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Twins.Adapters.Evidence.Search;

namespace Twins.Tests.Adapters.Evidence;

/// <summary>
/// A search service on 127.0.0.1 that refuses whatever the published contract does not allow, plays literal replies first,
/// and else does what the real one is documented to do, over documents in memory.
/// </summary>
internal sealed class SearchDouble : IAsyncDisposable
{
    public const string Key = "admin-key-very-secret";

    private static readonly PublishedContract Documents = new("azure-search-index-2024-07-01.json");
    private static readonly PublishedContract Indexes = new("azure-search-service-2024-07-01.json");

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly Queue<Literal> literals = new();
    private readonly List<Received> received = [];
    private SearchDoubleIndex? index;
    private Exception? failure;

    private SearchDouble(WebApplication app) => this.app = app;

    public static SearchSettings Settings => new() { Endpoint = new Uri("https://twins.search.windows.net"), Key = Key, Dimensions = 256 };

    /// <summary>What came in so far.</summary>
    public IReadOnlyList<Received> Requests
    {
        get
        {
            lock (gate) return [.. received];
        }
    }

    public static async Task<SearchDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = 16_000_000);
        var search = new SearchDouble(builder.Build());
        search.app.Run(search.HandleAsync);
        await search.app.StartAsync();
        return search;
    }

    /// <summary>The next requests get these replies, one each.</summary>
    public void Play(params Literal[] replies)
    {
        lock (gate) foreach (var reply in replies) literals.Enqueue(reply);
    }

    public SearchEvidence Client(SearchSettings? settings = null, TimeProvider? clock = null) =>
        SearchEvidence.Create(settings ?? Settings, clock ?? TimeProvider.System, options => options.AddPolicy(new ToLoopback(new Uri(app.Urls.First())), HttpPipelinePosition.BeforeTransport));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (failure is not null) throw new InvalidOperationException("The search double failed.", failure);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Literal reply;
        try
        {
            reply = Reply(context.Request, body);
        }
        catch (Exception e)
        {
            // A flaw of the double must not look like a service that recovers.
            (failure, reply) = (e, new Literal(418, ""));
        }
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json; odata.metadata=none";
        if (reply.RetryAfter is { } after) context.Response.Headers.RetryAfter = after;
        await context.Response.WriteAsync(reply.Body, context.RequestAborted);
    }

    private Literal Reply(HttpRequest request, string body)
    {
        lock (gate)
        {
            var path = Uri.UnescapeDataString(request.Path.Value!);
            received.Add(new Received(request.Method, path, body));
            if (request.Query["api-version"] != "2023-11-01") return Refuse(400, "the api-version is missing or new");
            if (request.Headers["api-key"] != Key) return new Literal(403, "");
            if (literals.TryDequeue(out var literal)) return literal;
            using var json = JsonDocument.Parse(body);
            return (request.Method, path) switch
            {
                ("PUT", "/indexes('twins-evidence')") => CreateIndex(json.RootElement),
                (_, var p) when !p.StartsWith("/indexes('twins-evidence')/docs/", StringComparison.Ordinal) => Refuse(400, $"nobody expected {request.Method} {p}"),
                _ when index is null => new Literal(404, """{"error":{"code":"","message":"The index 'twins-evidence' for service 'twins' was not found."}}"""),
                ("POST", var p) when p.EndsWith("/search.index", StringComparison.Ordinal) => Documents.Flaws("IndexBatch", json.RootElement) is [var flaw, ..] ? Refuse(400, flaw) : index.Write(json.RootElement),
                ("POST", var p) when p.EndsWith("/search.post.search", StringComparison.Ordinal) => Documents.Flaws("SearchRequest", json.RootElement) is [var flaw, ..] ? Refuse(400, flaw) : index.Search(json.RootElement),
                (_, var p) => Refuse(400, $"nobody expected {request.Method} {p}"),
            };
        }
    }

    private Literal CreateIndex(JsonElement definition)
    {
        if (Indexes.Flaws("SearchIndex", definition) is [var flaw, ..]) return Refuse(400, flaw);
        index = new SearchDoubleIndex(definition);
        return new Literal(201, definition.GetRawText());
    }

    internal static Literal Refuse(int status, string why) => new(status, JsonSerializer.Serialize(new { error = new { code = "InvalidRequest", message = why } }));

    internal sealed record Literal(int Status, string Body, string? RetryAfter = null);

    internal sealed record Received(string Method, string Path, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }

    /// <summary>The client refuses http, so that it is told https and sent elsewhere at the last moment.</summary>
    private sealed class ToLoopback(Uri server) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            Assert.Equal("https", message.Request.Uri.Scheme);
            (message.Request.Uri.Scheme, message.Request.Uri.Host, message.Request.Uri.Port) = (server.Scheme, server.Host, server.Port);
        }
    }
}
