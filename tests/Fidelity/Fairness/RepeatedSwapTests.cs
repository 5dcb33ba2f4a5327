using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Fairness;

namespace Twins.Tests.Fidelity.Fairness;

public sealed class RepeatedSwapTests
{
    [Fact]
    public void Shift_and_interval_are_those_of_the_respondents_means_as_SciPy_gives_them()
    {
        // scipy 1.10.1: stats.ttest_1samp([-1,-.5,0,-2,-1,.5,-1.5,0,-1,-.5,-1,-1], 0).confidence_interval()
        double[] means = [-1, -.5, 0, -2, -1, .5, -1.5, 0, -1, -.5, -1, -1];
        var swap = RepeatedSwap.Of([.. means.SelectMany((m, i) => new[] { new SwapPair(i, 3, 3 + m - .25, false), new SwapPair(i, 2, 2 + m + .25, true) })], seed: 1);
        Assert.Equal(-.75, swap.Shift, 12);
        Assert.Equal(-1.188945, swap.ShiftInterval.Low, 5);
        Assert.Equal(-.311055, swap.ShiftInterval.High, 5);
        Assert.Equal((12, 24), (swap.Respondents, swap.Pairs));
        Assert.Equal(.5, swap.FlipRate, 12);
        Assert.Equal(Proportions.Wilson(.5, 12), swap.FlipInterval);
    }

    [Fact]
    public void Where_all_move_the_same_way_chance_is_that_of_one_pattern_of_signs_in_all()
    {
        var swap = RepeatedSwap.Of([.. Enumerable.Range(0, 10).Select(i => new SwapPair(i, 4, 3, true))], seed: 1);
        Assert.Equal(1.0 / 512, swap.Chance, 12);
        Assert.Equal(1.0 / 512, RepeatedSwap.LeastChance(10), 12);
        Assert.Equal(1.0 / 20_001, RepeatedSwap.LeastChance(500), 12);
    }

    [Fact]
    public void Without_any_effect_one_test_of_twenty_falls_below_five_percent_however_coarse_the_answers()
    {
        var chance = new Random(20261126);
        var alarms = Enumerable.Range(0, 600).Count(_ => RepeatedSwap.Of([.. Enumerable.Range(0, 14).SelectMany(i => Enumerable.Range(0, 3).Select(_ => new SwapPair(i, chance.Next(2), chance.Next(2), false)))], 1).Chance < .05);
        // Mean 30, SD 5.3; discreteness keeps it below.
        Assert.InRange(alarms, 8, 46);
    }

    [Fact]
    public void Too_few_respondents_are_refused_however_often_they_were_asked() =>
        Assert.Throws<AssumptionException>(() => RepeatedSwap.Of([.. Enumerable.Range(0, 90).Select(i => new SwapPair(i % 9, 1, 2, true))], 1));

    [Fact]
    public void The_gap_of_two_rates_has_the_interval_that_Newcombe_published()
    {
        // Newcombe 1998, Statistics in Medicine 17, table II, method 10: 56/70 − 48/80 gives .0524 to .3339.
        var rate = SelectionRates.Of([48, 56], [80, 70])[0];
        Assert.Equal(.0524, rate.GapInterval!.Value.Low, 4);
        Assert.Equal(.3339, rate.GapInterval!.Value.High, 4);
        Assert.Null(SelectionRates.Of([48, 56], [80, 70])[1].GapInterval);
    }

    [Fact]
    public void Members_who_are_chosen_to_a_share_count_by_it()
    {
        var rates = SelectionRates.OfShares([2.5, 7.5], [10, 10]);
        Assert.Equal(1.0 / 3, rates[0].Ratio!.Value, 12);
        Assert.Equal(.5, rates[0].Gap, 12);
    }

    [Fact]
    public void The_gap_of_errors_is_that_of_the_worst_and_the_best_group_with_Welchs_interval()
    {
        // scipy 1.10.1: stats.t.ppf(.975, 5.522989) with Satterthwaite's degrees of freedom of [3,4,5,4,6] and [1,2,1,2,2,1].
        double[] worst = [3, 4, 5, 4, 6], best = [1, 2, 1, 2, 2, 1];
        var gap = FidelityGap.Of([.. worst.Select(_ => 0), .. best.Select(_ => 1), 2], [.. worst, .. best, 9]);
        Assert.Equal(2.9, gap.Gap!.Value, 12);
        Assert.Equal(1.508580, gap.GapInterval!.Value.Low, 4);
        Assert.Equal(4.291420, gap.GapInterval!.Value.High, 4);
        Assert.Null(gap.Groups[2]);
        // Of three groups the widest gap is picked for being wide.
        Assert.Null(FidelityGap.Of([.. worst.Select(_ => 0), .. best.Select(_ => 1), .. best.Select(_ => 2)], [.. worst, .. best, .. best]).GapInterval);
        Assert.Null(FidelityGap.Of([0, 0, 0, 0, 0], [1, 2, 3, 4, 5]).Gap);
    }
}
