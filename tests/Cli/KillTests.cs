using Twins.Bench.Loopback;

namespace Twins.Tests.Cli;

public sealed class KillTests : IDisposable
{
    private const int Evaluations = 2000;
    private const int Kills = 20;
    private const int Concurrency = 32;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_twenty_times_at_random_a_run_of_2000_loses_nothing_and_pays_at_most_for_what_was_in_flight()
    {
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Latency = TimeSpan.FromMilliseconds(150) });
        var study = Path.Combine(folder.Path, "study");
        SmallStudy.Write(study, twins: 40, variants: 50);
        var chance = new Random(20261123);
        var kills = 0;
        while (kills < Kills)
        {
            using var sweep = Start(model, study);
            // Somewhere in the work: after a random number of further calls, whatever the machine's speed.
            var until = model.Stats.Chats + chance.Next(1, 90);
            await sweep.UntilAsync(() => model.Stats.Chats >= until);
            Assert.False(sweep.HasExited, sweep.Error);
            await sweep.KillAsync();
            kills++;
        }
        using var last = Start(model, study);
        var end = await last.FinishAsync();
        Assert.Equal(0, end.Code);
        Assert.Equal(Evaluations, model.Stats.Distinct);
        Assert.InRange(model.Stats.Chats, Evaluations, Evaluations + (Kills * Concurrency));
        var rows = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "results", "answers.csv"))).Skip(1).Select(r => string.Join(',', r.Split(',').Take(5))).ToList();
        Assert.Equal(Evaluations * 2, rows.Count);
        Assert.Equal(rows.Count, rows.Distinct(StringComparer.Ordinal).Count());
    }

    private RealProcess Start(LoopbackModel model, string study) =>
        TwinsProcess.Start(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL"] = "loopback", ["TWINS_MODEL_URL"] = model.V1.ToString(), ["TWINS_MODEL_CONCURRENCY"] = Concurrency.ToString() },
            "sweep", study, "--out", Path.Combine(folder.Path, "results"));
}
