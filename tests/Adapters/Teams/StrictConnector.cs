using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Twins.Adapters.Teams;

namespace Twins.Tests.Adapters.Teams;

/// <summary>
/// The Connector on 127.0.0.1, stricter than the real one: whatever the contract does not allow is refused and remembered,
/// and makes the test fail at its end, unless the test is about the refusal. Faults come from a script.
/// </summary>
internal sealed class StrictConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly Queue<Fault> faults = new();
    private readonly List<Received> received = [];
    private readonly List<string> flaws = [];
    private readonly Channel<Received> arrivals = System.Threading.Channels.Channel.CreateUnbounded<Received>();
    private readonly StrictRates rates;
    private string expected = "";
    private Exception? failure;
    private bool refusalsExpected;
    private int ids;

    private StrictConnector(WebApplication app, TimeProvider clock)
    {
        (this.app, rates) = (app, new StrictRates(clock));
        Streams = new StrictStreams(clock);
    }

    public Uri Url => new($"{app.Urls.First()}/emea/");

    public StrictStreams Streams { get; }

    public IReadOnlyList<Received> Requests
    {
        get
        {
            lock (gate) return [.. received];
        }
    }

    /// <param name="clock">What its rates and its streams go by.</param>
    /// <param name="isLocal">Whether it takes the calls of a bot in local mode, which has no token.</param>
    public static async Task<StrictConnector> StartAsync(TimeProvider clock, bool isLocal = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var connector = new StrictConnector(builder.Build(), clock) { expected = isLocal ? "" : $"Bearer {LiteralTokens.Token}" };
        connector.app.Run(connector.HandleAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>The next request that comes in and was not waited for yet.</summary>
    public ValueTask<Received> NextAsync(CancellationToken? cancellationToken = null) => arrivals.Reader.ReadAsync(cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>The next requests that keep the rules get these, one each.</summary>
    public void Play(params Fault[] next)
    {
        lock (gate) foreach (var fault in next) faults.Enqueue(fault);
    }

    /// <summary>What was refused so far. Whoever asks is expecting it.</summary>
    public IReadOnlyList<string> Refusals()
    {
        lock (gate)
        {
            refusalsExpected = true;
            return [.. flaws];
        }
    }

    public ConversationReference Chat(string id = "a:chat/1") => new() { ServiceUrl = Url, ConversationId = id, Kind = ConversationKind.Personal, TenantId = "tenant" };

    public ConversationReference Channel(string id = "19:abc@thread.tacv2;messageid=1") => new() { ServiceUrl = Url, ConversationId = id, Kind = ConversationKind.Channel, TenantId = "tenant" };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (failure is not null) throw new InvalidOperationException("The strict connector failed.", failure);
        if (flaws.Count > 0 && !refusalsExpected) throw new InvalidOperationException($"The client broke the contract: {string.Join(" | ", flaws)}");
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var call = StrictCall.Of(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, body);
        Answer answer;
        try
        {
            answer = Judge(call, context.Request.Headers.Authorization.ToString());
        }
        catch (Exception e)
        {
            // A flaw of the judge must not look like a service that recovers.
            (failure, answer) = (e, new Answer(418, "{}"));
        }
        if (answer.Until is { } until) await until.WaitAsync(context.RequestAborted);
        // Before the answer is written: afterwards the next request may be here already.
        Streams.Answered(call);
        if (answer.Hangs) await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        else if (answer.Breaks) context.Abort();
        else await WriteAsync(context.Response, answer);
    }

    private static Task WriteAsync(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        if (answer.Location is { } location) response.Headers.Location = location;
        if (answer.RetryAfter is { } after) response.Headers.RetryAfter = after;
        return response.WriteAsync(answer.Body);
    }

    private Answer Judge(StrictCall call, string authorization)
    {
        lock (gate)
        {
            received.Add(new Received(call.Method, call.Target, call.Body));
            arrivals.Writer.TryWrite(received[^1]);
            if (authorization != expected) return Flawed(401, "Unauthorized", "no bearer token");
            if (call.Flaw is { } flaw) return Flawed(flaw.Status, "BadSyntax", flaw.Why);
            if (rates.Take(call.Conversation) is { } crowded) return Flawed(429, "TooManyRequests", crowded) with { RetryAfter = "1" };
            if (StrictRules.Flaw(call) is { } broken) return Flawed(broken.Contains("80 KB", StringComparison.Ordinal) ? 413 : 400, "BadSyntax", broken);
            var fault = faults.TryDequeue(out var next) ? next : null;
            var stream = Streams.Judge(call, isFaulty: fault is { Until: null });
            if (stream is { IsFlaw: true }) flaws.Add(stream.Why);
            if (fault is { Until: null } && stream is not { IsFlaw: true }) return new Answer(fault.Status, fault.Body, fault.RetryAfter) { Hangs = fault.Hangs, Breaks = fault.Breaks, Location = fault.Location };
            return (stream is null ? Accept(call) : new Answer(stream.Status, stream.Body)) with { Until = fault?.Until };
        }
    }

    private Answer Accept(StrictCall call) => (call.Method, call.Kind) switch
    {
        ("POST", StrictKind.Conversations) => new Answer(201, call.Json.GetProperty("isGroup").GetBoolean() ? $$"""{"id":"19:abc@thread.tacv2;messageid={{++ids}}","activityId":"{{ids}}"}""" : """{"id":"a:chat/1"}"""),
        ("GET", _) => call.Target.Contains("continuationToken=more%2F1", StringComparison.Ordinal)
            ? new Answer(200, """{"members":[{"id":"29:bob","name":"Bob","objectId":"b"}]}""")
            : new Answer(200, """{"continuationToken":"more/1","members":[{"id":"29:ann","name":"Ann","aadObjectId":"a","userRole":"user"}]}"""),
        ("POST", _) => new Answer(201, $$"""{"id":"m{{++ids}}"}"""),
        _ => new Answer(200, "{}"),
    };

    private Answer Flawed(int status, string code, string why)
    {
        flaws.Add(why);
        return new Answer(status, JsonSerializer.Serialize(new { error = new { code, message = why } }));
    }

    private sealed record Answer(int Status, string Body, string? RetryAfter = null)
    {
        public bool Hangs { get; init; }
        public bool Breaks { get; init; }
        public string? Location { get; init; }
        public Task? Until { get; init; }
    }

    internal sealed record Fault(int Status, string Body = "{}", string? RetryAfter = null)
    {
        /// <summary>It is heard and never answered.</summary>
        public static readonly Fault Silence = new(0) { Hangs = true };

        public static readonly Fault NotInRoster = new(403, """{"error":{"code":"BotNotInConversationRoster","message":"The bot is not part of the conversation roster."}}""");

        /// <summary>It is heard, and the connection ends.</summary>
        public static readonly Fault Break = new(0) { Breaks = true };

        public bool Hangs { get; init; }
        public bool Breaks { get; init; }

        /// <summary>Where it points to.</summary>
        public string? Location { get; init; }

        /// <summary>It is no fault at all, but answered no sooner than this ends.</summary>
        public Task? Until { get; init; }

        public static Fault Held(Task until) => new(0) { Until = until };
    }

    internal sealed record Received(string Method, string Target, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string? Text => Json.TryGetProperty("text", out var text) ? text.GetString() : null;
    }
}
