using System.Net;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>
/// What can be said about a callback's URL by looking at it. Where its host really leads is checked when a connection is made.
/// </summary>
internal static class CallbackUrl
{
    private const int Longest = 2000;

    /// <summary>One sentence that says what to change, or null.</summary>
    public static string? Flaw(string url, HookOptions options)
    {
        if (url.Length > Longest || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length is 0) return $"write an absolute URL of at most {Longest} characters, such as https://example.org/twins.";
        if (uri.Scheme != Uri.UriSchemeHttps && !(options.AllowLoopback && uri.Scheme == Uri.UriSchemeHttp)) return "it must begin with https://.";
        if (uri.UserInfo.Length > 0) return "it must not carry a user name or a password.";
        if (uri.Fragment.Length > 0) return "it must not have a '#'.";
        if (uri.Scheme == Uri.UriSchemeHttps && !options.Ports.Contains(uri.Port)) return $"the port must be {string.Join(" or ", options.Ports)}; others are allowed by TWINS_CALLBACK_PORTS.";
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && !PublicAddress.Allows(address, uri.Scheme, options.AllowLoopback) ? $"{address} is not a public address." : null;
    }
}
