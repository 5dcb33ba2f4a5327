using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Twins.Adapters.Wire;
using Twins.Bot.Activities;
using Twins.Bot.Authentication;

namespace Twins.Bot.Inbox;

/// <summary>Where channels deliver: believe, take in, answer at once.</summary>
internal static partial class InboxEndpoint
{
    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(10);

    public static async Task<IResult> ReceiveAsync(HttpContext http, BotDoor door, ActivityDesk desk, InvokeDesk invokes, TimeProvider clock, ILogger<ActivityDesk> log)
    {
        // Before the body: a stranger's costs no memory.
        var entry = await door.EnterAsync(http);
        if (entry is BotEntry.Closed(var closed, var reason)) return Refuse(log, closed, reason);
        // In local mode this also keeps out pages in a browser, which may send forms but no JSON.
        if (!http.Request.HasJsonContentType()) return BotProblem.UnsupportedMedia;
        var (body, problem) = await ReadAsync(http, clock);
        if (body is null) return problem!;
        Activity activity;
        try
        {
            activity = ActivityReader.Read(body);
        }
        catch (ActivityException e)
        {
            return Refuse(log, BotProblem.Unreadable(e.Message), e.Message);
        }
        if (door.Check((BotEntry.Open)entry, activity) is { } refused) return Refuse(log, refused.Problem, refused.Reason);
        return activity.Kind is ActivityKind.Invoke
            ? await AnswerAsync(activity, invokes, http.RequestAborted)
            : await TakeAsync(activity, desk, http.RequestAborted);
    }

    private static async Task<IResult> TakeAsync(Activity activity, ActivityDesk desk, CancellationToken cancellationToken)
    {
        // Nothing comes of somebody's typing, and the protocol wants to hear 200 about what we do not know.
        if (activity.Kind is not (ActivityKind.Unknown or ActivityKind.Typing)) await desk.TakeAsync(activity, cancellationToken);
        return Results.Ok();
    }

    private static async Task<IResult> AnswerAsync(Activity activity, InvokeDesk invokes, CancellationToken cancellationToken)
    {
        if (await invokes.AnswerAsync(activity, cancellationToken) is not { } reply) return BotProblem.UnknownInvoke;
        return reply.Body is { } body ? Results.Text(body.ToJsonString(), "application/json", statusCode: reply.Status) : Results.StatusCode(reply.Status);
    }

    private static async Task<(byte[]? Body, BotProblem? Problem)> ReadAsync(HttpContext http, TimeProvider clock)
    {
        using var patience = new CancellationTokenSource(BodyPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        try
        {
            var body = await BoundedBody.ReadAsync(http.Request.Body, http.Request.ContentLength, ActivityLimits.MaxBytes, either.Token);
            return (body, body is null ? BotProblem.TooLarge : null);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return (null, BotProblem.TooSlow);
        }
    }

    private static BotProblem Refuse(ILogger log, BotProblem problem, string reason)
    {
        Refused(log, problem.Status, reason);
        return problem;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused with {Status}: {Reason}")]
    private static partial void Refused(ILogger log, int status, string reason);
}
