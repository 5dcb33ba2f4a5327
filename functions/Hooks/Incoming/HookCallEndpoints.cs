using Microsoft.AspNetCore.Http.HttpResults;
using Twins.Adapters.Wire;
using Twins.Functions.Hooks.Settings;
using Twins.Functions.Hooks.Signatures;
using Twins.Functions.Http;
using Twins.Functions.Http.OpenApi;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>Where other systems call. Open to anybody: the signature is the key.</summary>
internal static partial class HookCallEndpoints
{
    private const int LargestBody = 256 * 1024;

    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>The same for every reason, so that nobody learns which hooks exist or how close a forgery came.</summary>
    private static readonly Problem Refusal = new(ProblemKinds.Unauthenticated, "The call is not signed as this hook wants it, is too old, or was made before.");

    private static readonly Problem TooLarge = new(ProblemKinds.TooLarge, $"A call may have {LargestBody / 1024} KB.");
    private static readonly Problem TooSlow = new(ProblemKinds.TooSlow, $"Send the body within {BodyPatience.TotalSeconds} seconds.");
    private static readonly Problem TooMany = new(ProblemKinds.TooMany, "Too many calls come at once. Wait for the time in Retry-After.") { RetryAfter = Soon };

    public static void MapHookCalls(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/hooks/{name}", CallAsync).AllowAnonymous().WithTags("hooks")
            .WithSummary("Start a run with the payload's messages; signed, see docs/webhooks.md")
            .MayFail(ProblemKinds.BadRequest, ProblemKinds.TooSlow, ProblemKinds.TooLarge, ProblemKinds.UnsupportedMedia, ProblemKinds.DocumentRefused);
        app.MapMethods("/api/hooks/{name}", [HttpMethods.Options], Handshake.Answer).AllowAnonymous().WithTags("hooks").WithSummary("The handshake of CloudEvents' web hooks");
    }

    private static async Task<Results<Started<HookRun>, Problem>> CallAsync(string name, HttpContext http, HookDesk desk, HookDoor door, TimeProvider clock, ILogger<HookDesk> log)
    {
        var claims = ClaimReader.Read(http.Request.Headers, clock.GetUtcNow());
        // Junk costs no look into the store, and learns nothing about what is there.
        if (claims.Count is 0) return Refuse(http, log, name, "it carries no signature, or an old one");
        using var seat = await door.EnterAsync(http.RequestAborted);
        if (!seat.IsAcquired) return TooMany;
        var (body, problem) = await ReadAsync(http, clock);
        if (body is null) return problem!;
        return await desk.AnswerAsync(name, claims, http.Request.Headers, body, http.RequestAborted) switch
        {
            HookAnswer.Started(var run) => new Started<HookRun>(new HookRun(run), $"/api/runs/{Uri.EscapeDataString(run)}", Soon),
            HookAnswer.Unusable(var unusable) => unusable,
            HookAnswer.Refused(var reason) => Refuse(http, log, name, reason),
            _ => throw new NotSupportedException(),
        };
    }

    private static async Task<(byte[]? Body, Problem? Problem)> ReadAsync(HttpContext http, TimeProvider clock)
    {
        using var patience = new CancellationTokenSource(BodyPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        try
        {
            var body = await BoundedBody.ReadAsync(http.Request.Body, http.Request.ContentLength, LargestBody, either.Token);
            return (body, body is null ? TooLarge : null);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return (null, TooSlow);
        }
    }

    private static Problem Refuse(HttpContext http, ILogger log, string name, string reason)
    {
        Refused(log, ShortName.ForLog(name), reason);
        http.Response.Headers.WWWAuthenticate = "Webhook-Signature";
        return Refusal;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of hook {Hook} was refused: {Reason}")]
    private static partial void Refused(ILogger log, string hook, string reason);
}

/// <param name="Id">The run's id.</param>
internal sealed record HookRun(string Id);
