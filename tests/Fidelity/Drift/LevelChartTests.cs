using MathNet.Numerics.Distributions;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Drift;

namespace Twins.Tests.Fidelity.Drift;

public sealed class LevelChartTests
{
    private const int Watches = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void In_a_hundred_runs_of_a_panel_in_which_nothing_moves_few_watches_raise_any_alarm(int questions)
    {
        var chance = new Random(20261126);
        // With a baseline measured four times as often as a run.
        var alarms = Enumerable.Range(0, Watches).Count(_ => Enumerable.Range(0, questions).Any(_ => Alarm(Chart(chance, runs: 100, shift: 0, questions)) is not null));
        Assert.InRange((double)alarms / Watches, 0, .25);
    }

    [Fact]
    public void A_lasting_shift_of_four_standard_errors_is_seen_within_a_week_and_one_of_two_within_months()
    {
        var chance = new Random(20261127);
        double Late(double shift) => Enumerable.Range(0, Watches).Select(_ => (double)(Alarm(Chart(chance, runs: 100, shift, 1)) ?? 100)).Order().ElementAt(Watches / 2);
        Assert.InRange(Late(4), 0, 6);
        Assert.InRange(Late(2), 2, 60);
    }

    [Fact]
    public void The_slack_is_wider_the_less_the_baseline_is_known()
    {
        Assert.Equal(.5, LevelChart.Of(0, 0, [0], [1]).Slack, 12);
        Assert.Equal(1.5, LevelChart.Of(0, .5, [0, 0], [1, 2]).Slack, 12);
        Assert.Equal(5 + Math.Log(8), LevelChart.Of(0, 0, [0], [1], 8).Limit, 12);
        Assert.Equal([2, -1], LevelChart.Of(3, 0, [4, 2.5], [.5, .5]).Z);
        Assert.Contains("no chart", Assert.Throws<AssumptionException>(() => LevelChart.Of(0, 0, [1], [0])).Message, StringComparison.Ordinal);
    }

    private static LevelChart Chart(Random chance, int runs, double shift, int charts) =>
        LevelChart.Of(Normal.Sample(chance, 0, .5), .5, [.. Enumerable.Range(0, runs).Select(_ => Normal.Sample(chance, shift, 1))], [.. Enumerable.Range(0, runs).Select(_ => 1.0)], charts);

    /// <summary>The first run after which either test is beyond its limit.</summary>
    private static int? Alarm(LevelChart chart)
    {
        for (var t = 0; t < chart.Z.Length; t++)
            if (Math.Max(Math.Max(chart.Cusum.Up[t], chart.Cusum.Down[t]), Math.Max(chart.PageHinkley.Up[t], chart.PageHinkley.Down[t])) > chart.Limit) return t;
        return null;
    }
}
