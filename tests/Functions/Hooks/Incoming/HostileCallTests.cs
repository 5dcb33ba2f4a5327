using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Twins.Tests.Functions.Hooks.Incoming;

/// <summary>What others keep in memory must not be counted.</summary>
[CollectionDefinition(nameof(HostileCallTests), DisableParallelization = true)]
[Collection(nameof(HostileCallTests))]
public sealed class HostileCallTests
{
    private const string Spring = """{"data": {"title": "Fresh bread", "text": "Order.", "price": 4.95}}""";

    [Fact]
    public async Task Ten_thousand_junk_requests_leave_it_healthy()
    {
        await using var server = await CallTests.ServerAsync();
        var before = server.Stored();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var answers = new int[600];
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var response = await JunkAsync(server, i);
            Interlocked.Increment(ref answers[(int)response.StatusCode]);
        });
        Assert.Equal(10_000, answers[401] + answers[413]);
        Assert.True(answers[413] > 0);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - heap, long.MinValue, 64L << 20);
        Assert.Equal(before, server.Stored());
        using var good = await new HookCall(Spring).SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, good.StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        await using var server = await CallTests.ServerAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Http.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/hooks/crm HTTP/1.1\r\nHost: twins\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\nwebhook-id: msg_1\r\nwebhook-timestamp: 1614265330\r\nwebhook-signature: v1,AAAA\r\n\r\n"));
        using var reader = new StreamReader(stream);
        // It says so when it begins to read.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("", await reader.ReadLineAsync());
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task More_calls_at_once_than_it_can_seat_are_sent_away_and_do_not_pile_up()
    {
        await using var server = await CallTests.ServerAsync();
        var door = server.Get<Twins.Functions.Hooks.Incoming.HookDoor>();
        var seats = new List<IDisposable>();
        for (var i = 0; i < 128; i++) seats.Add(await door.EnterAsync(TestContext.Current.CancellationToken));
        var queue = Enumerable.Range(0, 512).Select(_ => door.EnterAsync(TestContext.Current.CancellationToken).AsTask()).ToList();
        using var refused = await new HookCall(Spring).SendAsync(server);
        await refused.ProblemAsync(429);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        seats.ForEach(seat => seat.Dispose());
        foreach (var seat in queue) (await seat).Dispose();
        using var good = await new HookCall(Spring).SendAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, good.StatusCode);
    }

    private static Task<HttpResponseMessage> JunkAsync(HookServer server, int i)
    {
        var call = new HookCall(new string('x', i % 7 * 1000)) { Id = $"junk_{i}", Hook = i % 3 is 0 ? "nobody" : "crm" };
        return (i % 5) switch
        {
            0 => call.SendAsync(server, []),
            1 => (call with { Signature = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" }).SendAsync(server),
            2 => (call with { Timestamp = 1 }).SendAsync(server),
            3 => (call with { Secret = HookServer.OtherSecret, Type = "text/plain" }).SendAsync(server),
            // Now and then a large one, with headers that look right.
            _ => (call with { Body = new string('y', i % 50 is 4 ? 300_000 : 50_000), Signature = "v1,AAAA" }).SendAsync(server),
        };
    }
}
