using System.Collections.Concurrent;
using System.Net;

namespace Twins.Tests.Functions.Hooks.Outgoing;

public sealed class GuardTests
{
    [Fact]
    public async Task A_name_that_leads_somewhere_else_the_second_time_is_refused()
    {
        await using var receiver = await Receiver.StartAsync();
        var addresses = new ConcurrentQueue<IPAddress[]>([[IPAddress.Loopback], [IPAddress.Parse("169.254.169.254")]]);
        await using var server = await HookServer.StartAsync(new HookSetting { Resolve = (_, _) => Task.FromResult(addresses.TryDequeue(out var next) ? next : throw new InvalidOperationException("resolved once too often")) });
        await server.SubscribeAsync(receiver.Url.Replace("127.0.0.1", "receiver.example", StringComparison.Ordinal));
        await server.AnnounceAsync(RunsOver.Run(server, "r1"));
        await server.DeliverAsync();
        Assert.Single(receiver.All);
        await server.AnnounceAsync(RunsOver.Run(server, "r2"));
        await server.DeliverAsync();
        Assert.Single(receiver.All);
        Assert.Equal("Not sent: receiver.example leads to 169.254.169.254, which is not a public address.", await ErrorAsync(server));
    }

    [Fact]
    public async Task One_private_address_among_public_ones_is_enough_to_refuse()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync(new HookSetting { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("10.1.2.3")]) });
        await server.SubscribeAsync(receiver.Url.Replace("127.0.0.1", "receiver.example", StringComparison.Ordinal));
        await server.AnnounceAsync();
        await server.DeliverAsync();
        Assert.Empty(receiver.All);
        Assert.Contains("leads to 10.1.2.3", await ErrorAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_goes_to_this_machine_or_nowhere()
    {
        await using var server = await HookServer.StartAsync(new HookSetting { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8")]) });
        await server.SubscribeAsync("http://receiver.example/");
        await server.AnnounceAsync();
        await server.DeliverAsync();
        Assert.Contains("leads to 8.8.8.8", await ErrorAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loopback_is_refused_where_nobody_allowed_it_even_behind_a_name()
    {
        await using var receiver = await Receiver.StartAsync(isEncrypted: true);
        var port = new Uri(receiver.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var server = await HookServer.StartAsync(new HookSetting { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) }.With("TWINS_CALLBACK_LOOPBACK", null).With("TWINS_CALLBACK_PORTS", port));
        await server.SubscribeAsync($"https://receiver.example:{port}/");
        await server.AnnounceAsync();
        await server.DeliverAsync();
        Assert.Empty(receiver.All);
        Assert.Contains("leads to 127.0.0.1", await ErrorAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_url_that_was_allowed_once_is_looked_at_again_before_every_attempt()
    {
        await using var receiver = await Receiver.StartAsync();
        var records = new FaultyRecords();
        await using var server = await HookServer.StartAsync(new HookSetting { Records = records.Over });
        await server.SubscribeAsync(receiver.Url);
        // The same store under an installation that does not allow loopback.
        await using var strict = await HookServer.StartAsync(new HookSetting { Records = _ => records }.With("TWINS_CALLBACK_LOOPBACK", null));
        await strict.AnnounceAsync();
        await strict.DeliverAsync();
        Assert.Empty(receiver.All);
        Assert.Equal("Not sent: it must begin with https://.", await ErrorAsync(server));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await HookServer.StartAsync();
        await server.SubscribeAsync(receiver.Url);
        receiver.Answers(307, ("Location", "/elsewhere"));
        await server.AnnounceAsync();
        await server.DeliverAsync();
        Assert.Equal("/twins", Assert.Single(receiver.All).Path);
        Assert.Equal("The receiver answered 307.", await ErrorAsync(server));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_nothing()
    {
        await using var receiver = await Receiver.StartAsync(isEncrypted: true);
        await using var server = await HookServer.StartAsync(new HookSetting().With("TWINS_CALLBACK_PORTS", new Uri(receiver.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await server.SubscribeAsync(receiver.Url);
        await server.AnnounceAsync();
        await server.DeliverAsync();
        Assert.Empty(receiver.All);
        Assert.Equal("No connection: the receiver's certificate is not trusted.", await ErrorAsync(server));
    }

    [Fact]
    public async Task Nobody_listening_is_an_error_in_our_own_words()
    {
        await using var server = await HookServer.StartAsync();
        var receiver = await Receiver.StartAsync();
        var url = receiver.Url;
        await receiver.DisposeAsync();
        await server.SubscribeAsync(url);
        await server.AnnounceAsync();
        await server.DeliverAsync();
        Assert.Equal("No connection: ConnectionRefused.", await ErrorAsync(server));
    }

    /// <summary>Why the latest delivery that is not done has failed.</summary>
    private static async Task<string?> ErrorAsync(HookServer server) => (await server.DeliveryAsync("?state=pending")).GetProperty("attempts").EnumerateArray().Last().GetProperty("error").GetString();
}
