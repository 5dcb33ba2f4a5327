using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Http.Logs;

/// <summary>One line for each request, of words that are ours: the route and not the path, and nothing of headers, query and body.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger, TimeProvider clock)
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public async Task InvokeAsync(HttpContext context)
    {
        var start = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (!IsProbe(context)) Write(context, clock.GetElapsedTime(start));
        }
    }

    private void Write(HttpContext context, TimeSpan took)
    {
        var level = context.Response.StatusCode >= 500 ? LogLevel.Warning : LogLevel.Information;
        if (!logger.IsEnabled(level)) return;
        var (method, route, caller, trace) = (Method(context), Route(context), Caller.Of(context.User)?.Name ?? "nobody", ProblemWriter.TraceId(context));
        logger.Log(level, "{Method} {Route} {Status} in {Milliseconds} ms by {Caller} trace {TraceId}", method, route, context.Response.StatusCode, (long)took.TotalMilliseconds, caller, trace);
    }

    private static string Method(HttpContext context) => Array.Find(Methods, m => m == context.Request.Method) ?? "other";

    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";

    private static bool IsProbe(HttpContext context) => context.Request.Path.Value is "/";
}
