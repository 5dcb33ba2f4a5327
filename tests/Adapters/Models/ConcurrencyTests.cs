using Twins.Adapters.Models;
using Twins.Bench.Loopback;

namespace Twins.Tests.Adapters.Models;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task It_grows_while_all_goes_well_and_never_past_the_limit()
    {
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, Latency = TimeSpan.FromMilliseconds(5) });
        using var clients = ModelClients.Create(Options(server) with { StartConcurrency = 4, MaxConcurrency = 24 }, TimeProvider.System);
        Assert.Equal(4, clients.Concurrency);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Script.AskAsync(clients)));
        Assert.Equal(24, clients.Concurrency);
        Assert.InRange(server.Stats.Peak, 5, 24);
    }

    [Fact]
    public async Task A_wave_of_complaints_halves_it_once()
    {
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, Latency = TimeSpan.FromMilliseconds(50), Script = n => n < 16 ? new Fault.Throttle(RetryAfterMilliseconds: 20) : null });
        using var clients = ModelClients.Create(Options(server) with { StartConcurrency = 16, MaxConcurrency = 16 }, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Script.AskAsync(clients)));
        Assert.InRange(clients.Concurrency, 8, 10);
        Assert.Equal(32, server.Stats.Chats);
    }

    [Fact]
    public async Task Faults_that_are_not_about_load_leave_it_alone()
    {
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, Script = n => n < 3 ? new Fault.Status(500, "server_error", "Oops.") : null });
        using var clients = ModelClients.Create(Options(server) with { StartConcurrency = 8, MaxConcurrency = 8 }, TimeProvider.System);
        await Script.AskAsync(clients);
        Assert.Equal(8, clients.Concurrency);
    }

    [Fact]
    public async Task A_storm_of_passing_troubles_loses_nothing()
    {
        await using var server = await LoopbackModel.StartAsync(new LoopbackOptions { Strict = false, Script = n => n % 9 == 0 ? new Fault.Throttle(RetryAfterMilliseconds: 5) : n % 31 == 7 ? new Fault.Reset() : null });
        using var clients = ModelClients.Create(Options(server), TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Script.AskAsync(clients)));
        Assert.Equal(200, server.Stats.Answered);
    }

    private static ModelOptions Options(LoopbackModel server) => Script.Options with { Url = server.V1 };
}
