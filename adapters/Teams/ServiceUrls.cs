namespace Twins.Adapters.Teams;

/// <summary>Where the bot's token may be shown: to Microsoft's hosts over https and, in local mode, to this machine. Who has no token to show speaks to this machine alone.</summary>
internal sealed class ServiceUrls(ConnectorOptions options)
{
    /// <exception cref="ServiceUrlException">Nothing is sent there.</exception>
    public void Check(Uri url)
    {
        if (!Allows(url)) throw new ServiceUrlException($"Not sent: {(url.IsAbsoluteUri ? url.GetLeftPart(UriPartial.Authority).Split('@')[^1] : "a relative address")} is no service URL of Teams; use the one of an authenticated activity.");
    }

    private bool Allows(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0) return false;
        if (url.IsLoopback) return options.IsLocal && url.Scheme is ("http" or "https");
        return options.Identity is not null && url is { Scheme: "https", IsDefaultPort: true } && options.Hosts.Any(host => Fits(url.IdnHost, host));
    }

    private static bool Fits(string host, string rule) =>
        rule.StartsWith('.') ? host.Length > rule.Length && host.EndsWith(rule, StringComparison.OrdinalIgnoreCase) : host.Equals(rule, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A conversation leads where nothing may be sent.</summary>
public sealed class ServiceUrlException(string message) : Exception(message);
