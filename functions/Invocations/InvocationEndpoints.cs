using System.Text.Json;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Invocations;

/// <summary>One endpoint for every function, where the host posts to it.</summary>
internal static class InvocationEndpoints
{
    private const int LargestBody = 1 << 20;

    public static void MapInvocations(this IEndpointRouteBuilder app, HostGuard guard)
    {
        foreach (var function in app.ServiceProvider.GetRequiredService<FunctionTable>().Functions)
            app.MapPost("/" + function.Name, (HttpContext http, FunctionTable table) => InvokeAsync(http, function, table))
                .AddEndpointFilter(guard)
                .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody))
                .AllowAnonymous()
                .DisableRateLimiting()
                // A shard takes as long as its model takes; the host has a limit of its own.
                .DisableRequestTimeout()
                .ExcludeFromDescription();
    }

    private static async Task<IResult> InvokeAsync(HttpContext http, TwinsFunction function, FunctionTable table)
    {
        Invocation invocation;
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            invocation = InvocationReader.Read(body.RootElement, function.Trigger);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return new Problem(ProblemKinds.BadRequest, e.Message);
        }
        // An answer that is not 2xx makes the host fail the invocation and bring the message again.
        return await table.TryRunAsync(function, invocation, http.RequestAborted)
            ? TypedResults.Json(new InvocationReply(), InvocationReply.Shape)
            : new Problem(ProblemKinds.Internal, "The function failed; the log says why.");
    }
}

/// <summary>What the host waits for; an empty body would leave the invocation open for ever.</summary>
internal sealed record InvocationReply
{
    internal static JsonSerializerOptions Shape { get; } = new() { PropertyNamingPolicy = null };

    public IReadOnlyDictionary<string, object> Outputs { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public IReadOnlyList<string> Logs { get; } = [];

    public object? ReturnValue { get; }
}
