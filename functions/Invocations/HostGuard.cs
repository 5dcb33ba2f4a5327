using System.Net;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Invocations;

/// <summary>
/// Tells the Functions host from everybody else. The host calls from this machine, never through a proxy, and only where
/// it started this process. To anybody else the functions do not exist.
/// </summary>
/// <param name="isBehindHost">Whether the host started this process.</param>
internal sealed class HostGuard(bool isBehindHost) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsHost(context.HttpContext) ? await next(context) : new Problem(ProblemKinds.NotFound, ProblemKinds.NotFound.Advice);

    private bool IsHost(HttpContext http)
    {
        var headers = http.Request.Headers;
        return isBehindHost
            && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && headers.UserAgent.ToString().StartsWith("Azure-Functions-Host/", StringComparison.Ordinal)
            && headers["X-Azure-Functions-InvocationId"].Count is 1
            // What the host passes on for somebody outside carries these; what it asks for itself never does.
            && !headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || name.Equals("X-Original-URL", StringComparison.OrdinalIgnoreCase));
    }
}
