using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Functions.Hooks.Settings;
using Twins.Functions.Hooks.Signatures;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>Where other systems call. Open to anybody: the signature is the key.</summary>
internal static partial class HookCallEndpoints
{
    private const int LargestBody = 256 * 1024;

    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(10);

    public static void MapHookCalls(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/hooks/{name}", CallAsync).AllowAnonymous().WithTags("hooks").Accepts<object>("application/json", "application/cloudevents+json").WithSummary("Start a run with the payload's messages; signed");
        app.MapMethods("/api/hooks/{name}", [HttpMethods.Options], Handshake.Answer).AllowAnonymous().WithTags("hooks").WithSummary("The handshake of CloudEvents' web hooks");
    }

    private static async Task<Results<Accepted<StartedRun>, ProblemHttpResult>> CallAsync(string name, HttpContext http, HookDesk desk, HookDoor door, TimeProvider clock, ILogger<HookDesk> log)
    {
        var claims = ClaimReader.Read(http.Request.Headers, clock.GetUtcNow());
        // Junk costs no look into the store, and learns nothing about what is there.
        if (claims.Count is 0) return Refuse(http, log, name, "it carries no signature, or an old one");
        using var seat = await door.EnterAsync(http.RequestAborted);
        if (!seat.IsAcquired) return Later(http);
        var (body, problem) = await ReadAsync(http, clock);
        if (body is null) return problem!;
        return await desk.AnswerAsync(name, claims, http.Request.Headers, body, http.RequestAborted) switch
        {
            HookAnswer.Started(var run) => Accept(http, run),
            HookAnswer.Unusable bad => HookProblem.Of(bad.Status, bad.Kind, "The call cannot be used", bad.Problem, bad.Pointer),
            HookAnswer.Refused refused => Refuse(http, log, name, refused.Reason),
            _ => throw new NotSupportedException(),
        };
    }

    private static async Task<(byte[]? Body, ProblemHttpResult? Problem)> ReadAsync(HttpContext http, TimeProvider clock)
    {
        using var patience = new CancellationTokenSource(BodyPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        try
        {
            var body = await BoundedBody.ReadAsync(http.Request, LargestBody, either.Token);
            return (body, body is null ? HookProblem.TooLarge(LargestBody) : null);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return (null, HookProblem.Of(StatusCodes.Status408RequestTimeout, "too-slow", "The body came too slowly", $"Send it within {BodyPatience.TotalSeconds} seconds."));
        }
    }

    private static Accepted<StartedRun> Accept(HttpContext http, string run)
    {
        http.Response.Headers.RetryAfter = "5";
        return TypedResults.Accepted($"/api/runs/{Uri.EscapeDataString(run)}", new StartedRun(run));
    }

    private static ProblemHttpResult Refuse(HttpContext http, ILogger log, string name, string reason)
    {
        Refused(log, ShortName.ForLog(name), reason);
        http.Response.Headers.WWWAuthenticate = "Webhook-Signature";
        return HookProblem.Refused();
    }

    private static ProblemHttpResult Later(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return HookProblem.Of(StatusCodes.Status503ServiceUnavailable, "busy", "Too many calls at once", "Call again in a few seconds.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of hook {Hook} was refused: {Reason}")]
    private static partial void Refused(ILogger log, string hook, string reason);
}

/// <param name="Id">The run's id.</param>
public sealed record StartedRun(string Id);
