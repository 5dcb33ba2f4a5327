using System.Text.Json;
using Twins.Bench.Loopback;
using Twins.Tests.Cli;
using Twins.Tests.Storage;
using Twins.Tests.Storage.FaultProxy;
using Fault = Twins.Tests.Storage.FaultProxy.Fault;

namespace Twins.Tests.Functions;

/// <summary>Several function apps on one storage account, as the host runs them when there is much to do.</summary>
public sealed class ManyProcessesTests(AzuriteFixture azurite) : IDisposable
{
    private const int Concurrency = 16;

    private readonly TemporaryFolder folder = new();
    private int started;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Four_processes_of_which_one_is_killed_again_and_again_finish_a_run_of_5000_exactly_once()
    {
        const int Kills = 8;
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(200) });
        var account = await azurite.AccountAsync();
        await using var apps = new Crew();
        for (var i = 0; i < 4; i++) apps.Add(await StartAsync(account, model));
        var run = await OrderAsync(apps[0], twins: 100, variants: 50);
        var chance = new Random(20261125);
        var kills = 0;
        while (kills < Kills)
        {
            // Somewhere in the work: after a random number of further calls, whatever the machine's speed.
            var until = model.Stats.Chats + chance.Next(200, 500);
            await Patience.UntilAsync(() => model.Stats.Chats >= until || model.Stats.Distinct >= 5000, () => apps.Log);
            if (model.Stats.Distinct >= 5000) break;
            var victim = chance.Next(apps.Count);
            await apps[victim].KillAsync();
            await apps[victim].DisposeAsync();
            kills++;
            apps[victim] = await StartAsync(account, model);
        }
        Assert.InRange(kills, 2, Kills);
        var over = await apps[0].FinishAsync(run);
        Assert.Equal("completed", over.GetProperty("state").GetString());
        Assert.Equal(5000, model.Stats.Distinct);
        Assert.InRange(model.Stats.Chats, 5000, 5000 + (kills * Concurrency));
        Assert.Equal(5000, over.GetProperty("usage").GetProperty("calls").GetInt64());
        await EveryAnswerOnceAsync(apps[3], over, 5000);
    }

    [Fact]
    public async Task Storage_that_refuses_loses_replies_and_is_away_for_a_minute_costs_nothing_but_time()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(50) });
        await using var storage = await FaultyStorage.StartAsync(await azurite.AccountAsync());
        await using var one = await StartAsync(storage.Account, model);
        await using var two = await StartAsync(storage.Account, model);
        var run = await OrderAsync(one, twins: 40, variants: 20);
        storage.BefallSome(25, 0.1, new Fault.Refusal(503, 1), new Fault.Refusal(429), new Fault.Reset(), new Fault.LostReply());
        await Patience.UntilAsync(() => model.Stats.Chats >= 200, () => one.Log + two.Log);
        storage.IsAway = true;
        await Task.Delay(TimeSpan.FromMinutes(1));
        storage.IsAway = false;
        var over = await one.FinishAsync(run);
        Assert.Equal("completed", over.GetProperty("state").GetString());
        Assert.Equal(800, model.Stats.Distinct);
        // A lease that could not be renewed ends its shard's attempt; only what was in flight then may be asked again.
        Assert.InRange(model.Stats.Chats, 800, 800 + (2 * Concurrency));
        await EveryAnswerOnceAsync(two, over, 800);
    }

    private async Task<FunctionsProcess> StartAsync(string account, LoopbackModel model) =>
        await FunctionsProcess.StartAsync(Path.Combine(folder.Path, $"process-{started++}"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TWINS_STORAGE"] = account,
            ["TWINS_MODEL"] = "loopback",
            ["TWINS_MODEL_URL"] = model.V1.ToString(),
            ["TWINS_MODEL_CONCURRENCY"] = $"{Concurrency}",
            ["TWINS_WATCH"] = "*/5 * * * * *",
        });

    private async Task<string> OrderAsync(FunctionsProcess app, int twins, int variants)
    {
        SmallStudy.Write(Path.Combine(folder.Path, "small"), twins, variants);
        await app.PushAsync(Path.Combine(folder.Path, "small"), folder.Path);
        return (await app.StartRunAsync(new { campaign = "small" })).GetProperty("id").GetString()!;
    }

    private static async Task EveryAnswerOnceAsync(FunctionsProcess app, JsonElement over, int evaluations)
    {
        var answers = await app.Http.GetStringAsync(over.GetProperty("links").GetProperty("answers").GetString());
        var rows = answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => string.Join(',', row.Split(',').Take(5))).ToList();
        Assert.Equal(2 * evaluations, rows.Count);
        Assert.Equal(rows.Count, rows.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Ends with the test, however it ends.</summary>
    private sealed class Crew : List<FunctionsProcess>, IAsyncDisposable
    {
        public string Log => string.Concat(this.Select(app => app.Log));

        public async ValueTask DisposeAsync()
        {
            foreach (var app in this) await app.DisposeAsync();
        }
    }
}
