using System.Net;

namespace Twins.Functions.Http.Limits;

/// <summary>
/// Where a call comes from. Behind the Functions host every connection comes from the host; it is believed when it says
/// for whom, and nobody else is. The request itself is left as it came.
/// </summary>
internal sealed class CallOrigin(HttpOptions options)
{
    /// <summary>
    /// Of the list only the last entry counts: that one the host wrote, the others the caller may have. Where the host writes
    /// the address of Azure's front end, strangers share one allowance; callers with a key or a token have their own.
    /// </summary>
    public IPAddress? AddressOf(HttpContext context)
    {
        if (!IsFromHost(context)) return context.Connection.RemoteIpAddress;
        var last = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last, out var place) ? place.Address : context.Connection.RemoteIpAddress;
    }

    /// <summary>Whether the caller, not the host, came by HTTPS from another machine.</summary>
    public bool IsSecureAndFar(HttpContext context) =>
        IsFromHost(context) ? context.Request.Headers["X-Forwarded-Proto"].ToString() is "https" : context.Request.IsHttps && !IsThisMachine(context);

    private bool IsFromHost(HttpContext context) => options.BehindHost && IsThisMachine(context);

    private static bool IsThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
