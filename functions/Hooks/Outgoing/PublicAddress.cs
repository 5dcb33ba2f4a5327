using System.Net;
using System.Net.Sockets;

namespace Twins.Functions.Hooks.Outgoing;

/// <summary>
/// Which addresses are somebody else's machine on the internet. Everything that IANA's registries of special-purpose
/// addresses reserve is refused, and so is the platform's own 168.63.129.16; of IPv6, only what is globally routed is allowed.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    /// <param name="scheme">Plain http goes nowhere but to this machine.</param>
    /// <param name="allowLoopback">Whether this machine may be called at all.</param>
    public static bool Allows(IPAddress address, string scheme, bool allowLoopback) =>
        IPAddress.IsLoopback(address) ? allowLoopback : scheme == Uri.UriSchemeHttps && IsPublic(address);

    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily is AddressFamily.InterNetwork) return !IsReserved(address);
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return false;
        var bytes = address.GetAddressBytes();
        // Where an IPv4 address is carried inside, that one is called.
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (Nat64.Contains(address)) return IsPublic(new IPAddress(bytes[12..]));
        if (!Global.Contains(address)) return false;
        if (SixToFour.Contains(address)) return IsPublic(new IPAddress(bytes[2..6]));
        if (Teredo.Contains(address)) return IsPublic(new IPAddress(bytes[4..8])) && IsPublic(new IPAddress([.. bytes[12..].Select(b => (byte)~b)]));
        return !IsReserved(address);
    }

    private static bool IsReserved(IPAddress address) => Array.Exists(Reserved, network => network.Contains(address));
}
