using MathNet.Numerics.Distributions;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Fairness;

namespace Twins.Tests.Fidelity.Fairness;

public sealed class FairnessTests
{
    [Theory]
    [InlineData(.5, .4, 100)]
    [InlineData(.3, .2, 150)]
    [InlineData(.6, .55, 60)]
    public void Nineteen_of_twenty_intervals_hold_the_true_ratio(double most, double least, int members) =>
        Simulation.Holds(Simulation.Coverage(6000, least / most, (chance, _) =>
        {
            int a = Binomial.Sample(chance, most, members), b = Binomial.Sample(chance, least, members);
            // Which group is ahead is chance too; the interval is of the ratio to the first.
            var rates = SelectionRates.Of([b, a], [members, members]);
            return rates[0].RatioInterval ?? (rates[1].RatioInterval is { } other ? new Interval(1 / other.High, 1 / other.Low) : new Interval(0, 2));
        }));

    [Fact]
    public void The_rule_of_four_fifths_is_read_with_its_interval()
    {
        var few = SelectionRates.Of([6, 10], [20, 20]);
        Assert.Equal(.6, few[0].Ratio!.Value, 12);
        Assert.True(few[0] is { IsAdverse: false, MayBeAdverse: true });
        var many = SelectionRates.Of([600, 1000], [2000, 2000]);
        Assert.True(many[0] is { IsAdverse: true, MayBeAdverse: false });
        Assert.Equal(.2, many[0].Gap, 12);
        Assert.Equal(1, many[1].Ratio);
        Assert.Null(many[1].RatioInterval);
    }

    [Fact]
    public void A_group_of_which_nobody_is_chosen_still_has_an_interval()
    {
        var rates = SelectionRates.Of([0, 30], [30, 40]);
        Assert.True(rates[0].RatioInterval is { Low: >= 0, High: < .4 });
        Assert.Null(SelectionRates.Of([0, 0], [30, 40])[0].Ratio);
    }

    [Fact]
    public void Tiny_groups_and_impossible_counts_are_refused()
    {
        Assert.Contains("group 1", Assert.Throws<AssumptionException>(() => SelectionRates.Of([1, 1], [30, 4])).Message);
        Assert.Contains("cannot be chosen", Assert.Throws<AssumptionException>(() => SelectionRates.Of([31, 1], [30, 40])).Message);
    }

    [Fact]
    public void Nineteen_of_twenty_intervals_hold_the_true_shift_of_a_swap() =>
        Simulation.Holds(Simulation.Coverage(1000, -.25, (chance, seed) => RepeatedSwap.Of([.. Enumerable.Range(0, 40).Select(i =>
        {
            var before = chance.Next(1, 6);
            return new SwapPair(i, before, before - (chance.NextDouble() < .25 ? 1 : 0), false);
        })], seed).ShiftInterval));

    [Theory]
    [InlineData(30, 30, .05)]
    [InlineData(40, 120, .05)]
    [InlineData(60, 60, 0)]
    public void Nineteen_of_twenty_intervals_hold_how_much_worse_the_group_that_looks_worse_is(int few, int many, double gap) =>
        Simulation.Holds(Simulation.Coverage(4000, 0, (chance, _) =>
        {
            double Error(double mean) => Math.Clamp(mean + ((chance.NextDouble() - .5) * .4), 0, 1);
            double[] errors = [.. Enumerable.Range(0, few).Select(_ => Error(.25 + gap)), .. Enumerable.Range(0, many).Select(_ => Error(.25))];
            var found = FidelityGap.Of([.. errors.Select((_, i) => i < few ? 0 : 1)], errors);
            // Where the other group looks worse it is the gap the other way round that is named.
            var named = found.Groups[0]!.Value.Error > found.Groups[1]!.Value.Error ? gap : -gap;
            return found.GapInterval is var (low, high) ? new Interval(low - named, high - named) : null;
        }));

    [Fact]
    public void Gaps_of_errors_compare_groups_that_have_such_answers()
    {
        var gaps = ErrorGaps.Of([0, 0, 0, 0, 1, 1, 1, 2], [true, true, false, false, true, true, false, false], [true, false, false, false, true, true, true, false]);
        Assert.Equal(.5, gaps.TruePositiveGap!.Value, 12);
        Assert.Equal(1, gaps.FalsePositiveGap!.Value, 12);
        Assert.Null(gaps.TruePositiveRates[2]);
        Assert.Equal(2, gaps.TruePositiveRates[1]!.Value.Count);
        Assert.Null(ErrorGaps.Of([0, 1], [true, false], [true, true]).TruePositiveGap);
        Assert.Throws<AssumptionException>(() => ErrorGaps.Of([0, -1], [true, false], [true, true]));
    }
}
