using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Twins.Bot.Activities;

namespace Twins.Bot.Authentication;

/// <summary>What local mode believes: callers on this machine that answer to this machine, and nobody who only passes through it.</summary>
internal static class LocalOnly
{
    /// <summary>Refuses to listen where other machines could call.</summary>
    public static void Hold(KestrelServerOptions kestrel) => kestrel.ConfigureEndpointDefaults(listen =>
    {
        if (listen.IPEndPoint is { } place && !IPAddress.IsLoopback(place.Address))
            throw new BotSettingException($"{BotSettings.LocalVariable} lets everybody who can call in, so it needs this machine's own address and not {place}. Listen on http://127.0.0.1:{place.Port}, or remove it and set {BotSettings.AppIdVariable}.");
    });

    /// <summary>Why a caller is not believed; null when he is.</summary>
    public static string? Refusal(HttpContext http)
    {
        if (http.Connection is not { RemoteIpAddress: { } from, LocalIpAddress: { } to } || !IPAddress.IsLoopback(from) || !IPAddress.IsLoopback(to)) return "it came from another machine";
        if (http.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase))) return "it came through a proxy";
        // A page in a browser can have its own name point here.
        return IsLoopback(http.Request.Host.Host) ? null : "it was meant for another machine";
    }

    /// <summary>Answers go back to this machine only.</summary>
    public static string? Refusal(Activity activity) =>
        IsLoopback(new Uri(activity.ServiceUrl).Host) ? null : "its service is on another machine";

    private static bool IsLoopback(string host) => host is "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
