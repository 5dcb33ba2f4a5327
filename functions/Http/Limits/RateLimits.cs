using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Twins.Functions.Http.Problems;
using Twins.Functions.Security;

namespace Twins.Functions.Http.Limits;

/// <summary>What one caller may ask of us; a stranger is counted by where he calls from.</summary>
internal static class RateLimits
{
    public static void Configure(RateLimiterOptions limiter, int callsPerMinute)
    {
        // A minute's worth at once, and then as they grow back, so that nobody waits a minute for one call.
        var atATime = Math.Max(1, callsPerMinute / 60);
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(Owner(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = callsPerMinute,
            TokensPerPeriod = atATime,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)atATime / callsPerMinute),
        }));
        limiter.OnRejected = async (rejected, _) => await ProblemWriter.WriteAsync(rejected.HttpContext, new Problem(ProblemKinds.TooMany, $"More than {callsPerMinute} calls came within a minute. Wait for the time in Retry-After.")
        {
            RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1),
        });
    }

    private static string Owner(HttpContext context) =>
        Caller.Of(context.User) is { } caller ? caller.Id : $"{Network(context.RequestServices.GetRequiredService<CallOrigin>().AddressOf(context))} {OpenDoor(context.GetEndpoint())}";

    // Who is let in without being known (a hook, say) is counted apart, so that junk elsewhere does not lock him out.
    private static string? OpenDoor(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is null ? null : (endpoint as RouteEndpoint)?.RoutePattern.RawText;

    // Whoever has one address of version 6 has 2^64 of them.
    private static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexString(bytes.AsSpan(0, 8)) : address.ToString();
    }
}
