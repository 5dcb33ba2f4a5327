using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Twins.Functions.Http.Problems;

/// <summary>Writes problems as RFC 9457 has them, whatever the caller says that he accepts.</summary>
internal static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    // People read these in a terminal; the content type and nosniff keep browsers from reading them as pages.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Kind.Status;
        if (problem.RetryAfter is { } wait) response.Headers.RetryAfter = Seconds(wait);
        await response.WriteAsJsonAsync(Body(context, problem), Json, ContentType, CancellationToken.None);
    }

    public static string Seconds(TimeSpan wait) => ((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString();

    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static ProblemDetails Body(HttpContext context, Problem problem)
    {
        var body = new ProblemDetails
        {
            Type = problem.Kind.Type,
            Title = problem.Kind.Title,
            Status = problem.Kind.Status,
            Detail = problem.Detail,
            // Without the query, where secrets may be.
            Instance = (context.Request.PathBase + context.Request.Path).ToUriComponent(),
        };
        body.Extensions["traceId"] = TraceId(context);
        foreach (var (name, value) in problem.Extra) body.Extensions[name] = value;
        return body;
    }
}
