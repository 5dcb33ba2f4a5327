using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Twins.Bot.Inbox;

/// <summary>What went wrong with a call, as problem+json; the kinds are those of docs/problems.md.</summary>
internal sealed record BotProblem(int Status, string Slug, string Title, string Detail) : IResult
{
    public static BotProblem NotSetUp { get; } = new(404, "not-found", "There is no such thing", $"No Teams bot is set up here; set {BotSettings.AppIdVariable} to the id of its app.");

    /// <summary>The same for every reason, so that nobody learns how close a forgery came.</summary>
    public static BotProblem Unauthenticated { get; } = new(401, "unauthenticated", "Who calls is not known", "The call carries no token of a channel that is good for this bot and this activity.");

    public static BotProblem OtherTenant { get; } = new(403, "forbidden", "Your role does not allow this", "This bot answers the people of another tenant; ask whoever runs Twins.");
    public static BotProblem TooSlow { get; } = new(408, "request-too-slow", "The request took too long to arrive", "Send the activity within 10 seconds.");
    public static BotProblem TooLarge { get; } = new(413, "too-large", "The request is too large", $"An activity may have {Activities.ActivityLimits.MaxBytes / 1024} KB.");
    public static BotProblem UnsupportedMedia { get; } = new(415, "unsupported-media-type", "This kind of content is not read here", "Send the activity as application/json.");
    public static BotProblem UnknownInvoke { get; } = new(501, "status-501", "Not Implemented", "This bot does not know this invoke; leave it out of the card or the manifest.");
    public static BotProblem KeysUnavailable { get; } = new(503, "sign-in-unavailable", "Tokens cannot be checked right now", "The channel's keys cannot be had right now; try again in a moment.");

    public static BotProblem Unreadable(string detail) => new(400, "bad-request", "The request cannot be read", detail);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Status is 401) httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        if (Status is 503) httpContext.Response.Headers.RetryAfter = "5";
        var body = new ProblemDetails { Type = "urn:twins:problem:" + Slug, Title = Title, Status = Status, Detail = Detail, Instance = (httpContext.Request.PathBase + httpContext.Request.Path).ToUriComponent() };
        body.Extensions["traceId"] = System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier;
        return Results.Problem(body).ExecuteAsync(httpContext);
    }
}
