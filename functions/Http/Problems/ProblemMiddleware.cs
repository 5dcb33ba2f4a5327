namespace Twins.Functions.Http.Problems;

/// <summary>Turns whatever ends badly below into a problem: exceptions, and bare statuses of the framework.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBare(context.Response)) await ProblemWriter.WriteAsync(context, Bare(context.Response.StatusCode));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; the status is for the log.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await TranslateAsync(context, e);
        }
    }

    private async Task TranslateAsync(HttpContext context, Exception exception)
    {
        var problem = ExceptionProblems.Of(exception);
        if (problem.Kind.Status >= 500) logger.LogError(exception is ProblemException ? null : exception, "{Problem} trace {TraceId}", problem.Kind.Slug, ProblemWriter.TraceId(context));
        context.Response.Clear();
        await ProblemWriter.WriteAsync(context, problem);
    }

    private static Problem Bare(int status)
    {
        var kind = ProblemKinds.Of(status);
        return new Problem(kind, kind.Advice);
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentLength: null or 0, ContentType: null };
}
