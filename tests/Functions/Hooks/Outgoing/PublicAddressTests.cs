using System.Net;
using Twins.Functions.Hooks;
using Twins.Functions.Hooks.Outgoing;

namespace Twins.Tests.Functions.Hooks.Outgoing;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("192.0.0.170")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("100::1")]
    [InlineData("5f00::1")]
    [InlineData("2001:20::1")]
    // IPv4 inside IPv6: mapped, compatible, NAT64, local NAT64, 6to4, Teredo's server, Teredo's client.
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:168.63.129.16")]
    [InlineData("::10.0.0.1")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("2002:0a00:0001::1")]
    [InlineData("2002:7f00:0001::1")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001:0:0a00:0001::f7f7:f7f7")]
    [InlineData("2001:0:0808:0808::f5ff:fffe")]
    public void Nothing_is_sent_to_an_address_that_is_not_public(string address)
    {
        Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));
        Assert.False(PublicAddress.Allows(IPAddress.Parse(address), "https", allowLoopback: false));
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("168.63.129.17")]
    [InlineData("198.20.0.1")]
    [InlineData("223.255.255.254")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2002:0808:0808::1")]
    public void Public_addresses_are_reached_over_https_alone(string address)
    {
        Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));
        Assert.True(PublicAddress.Allows(IPAddress.Parse(address), "https", allowLoopback: false));
        Assert.False(PublicAddress.Allows(IPAddress.Parse(address), "http", allowLoopback: true));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    public void Where_loopback_is_allowed_nothing_else_is(string address, bool allowed) => Assert.Equal(allowed, PublicAddress.Allows(IPAddress.Parse(address), "http", allowLoopback: true));

    [Theory]
    [InlineData("https://example.org/twins?team=a", null)]
    [InlineData("https://example.org:8443/", null)]
    [InlineData("https://8.8.8.8/", null)]
    [InlineData("http://example.org/", "https://")]
    [InlineData("http://127.0.0.1/", "https://")]
    [InlineData("ftp://example.org/", "https://")]
    [InlineData("file:///etc/passwd", "absolute URL")]
    [InlineData("/relative", "absolute URL")]
    [InlineData("https://", "absolute URL")]
    [InlineData("https://user:pass@example.org/", "user name")]
    [InlineData("https://user@example.org/", "user name")]
    [InlineData("https://example.org:22/", "port")]
    [InlineData("https://example.org:80/", "port")]
    [InlineData("https://example.org/#x", "'#'")]
    [InlineData("https://127.0.0.1/", "127.0.0.1 is not a public address")]
    [InlineData("https://2130706433/", "127.0.0.1 is not a public address")]
    [InlineData("https://0x7f.1/", "127.0.0.1 is not a public address")]
    [InlineData("https://0177.0.0.1/", "127.0.0.1 is not a public address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "not a public address")]
    [InlineData("https://[::1]/", "not a public address")]
    [InlineData("https://[::ffff:10.0.0.1]/", "not a public address")]
    [InlineData("https://[fd00:ec2::254]/", "not a public address")]
    public void A_url_that_can_be_seen_to_lead_astray_is_refused_at_once(string url, string? sentence)
    {
        var flaw = CallbackUrl.Flaw(url, new HookOptions());
        if (sentence is null) Assert.Null(flaw);
        else Assert.Contains(sentence, flaw, StringComparison.Ordinal);
    }
}
