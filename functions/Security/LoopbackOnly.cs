using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Twins.Functions.Security;

/// <summary>Refuses to listen where other machines could call.</summary>
internal static class LoopbackOnly
{
    public static void Hold(KestrelServerOptions kestrel) => kestrel.ConfigureEndpointDefaults(listen =>
    {
        if (listen.IPEndPoint is { } place && !IPAddress.IsLoopback(place.Address))
            throw new SettingException($"No authentication is set up, so Twins listens on this machine's own address only, not on {place}. Set TWINS_JWT_TENANT and TWINS_JWT_AUDIENCE, or {SecuritySettings.KeysVariable}; or listen on http://127.0.0.1:{place.Port}.");
    });
}
