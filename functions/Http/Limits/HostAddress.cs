using Microsoft.AspNetCore.HttpOverrides;

namespace Twins.Functions.Http.Limits;

/// <summary>Where a call comes from that the Functions host hands on.</summary>
internal static class HostAddress
{
    /// <summary>
    /// Believes a connection from this machine, and of its list only the last entry: that one the host wrote, the others the
    /// caller may have. Where the host writes the address of Azure's front end, strangers share one allowance; callers with
    /// a key or a token have their own.
    /// </summary>
    public static void Configure(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = 1;
    }
}
