using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Tests.Fidelity.Accuracy;

public sealed class PairedSumsTests
{
    [Fact]
    public void Correlation_skill_spread_and_accuracy_match_scipy_and_scikit_learn_with_missing_cells_and_far_from_zero()
    {
        foreach (var known in Figures.Fidelity("accuracy").GetProperty("pairs").EnumerateArray())
        {
            var sums = PairedSums.Of(known.Gappy("human"), known.Gappy("twin"));
            Assert.Equal(known.Number("pairs"), sums.Pairs);
            Assert.Equal(known.Number("r"), sums.Correlation!.Value, 1e-9);
            Assert.Equal(known.Number("skill"), sums.Skill!.Value, 1e-9);
            Assert.Equal(known.Number("sd_ratio"), sums.SpreadRatio!.Value, 1e-9);
            Assert.Equal(known.Number("accuracy"), sums.Accuracy(known.Number("range")), 1e-9);
            var interval = Correlations.Interval(sums.Correlation!.Value, (int)sums.Pairs);
            Assert.Equal(known.Number("low"), interval.Low, 1e-8);
            Assert.Equal(known.Number("high"), interval.High, 1e-8);
        }
    }

    [Fact]
    public void A_constant_at_the_human_mean_has_no_skill_no_spread_and_no_correlation()
    {
        var sums = PairedSums.Of([1, 2, 3, 6], [3, 3, 3, 3]);
        Assert.Equal(0, sums.Skill!.Value, 1e-12);
        Assert.Equal(0, sums.SpreadRatio);
        Assert.Null(sums.Correlation);
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(1e9 + .1)]
    public void Humans_who_all_say_the_same_leave_nothing_to_predict(double level)
    {
        var sums = PairedSums.Of([level, level, level], [1, 2, 3]);
        Assert.Null(sums.Correlation);
        Assert.Null(sums.Skill);
        Assert.Null(sums.SpreadRatio);
    }

    [Fact]
    public void Too_few_pairs_infinite_answers_and_useless_ranges_are_refused()
    {
        Assert.Throws<AssumptionException>(() => PairedSums.Of([1, double.NaN, 3], [double.NaN, 2, 3]));
        Assert.Throws<AssumptionException>(() => PairedSums.Of([1, 2], [1, 2, 3]));
        Assert.Throws<AssumptionException>(() => PairedSums.Of([1, double.PositiveInfinity], [1, 2]));
        Assert.Throws<AssumptionException>(() => PairedSums.Of([1, 2], [1, 2]).Accuracy(0));
        Assert.Throws<AssumptionException>(() => PairedSums.Of([1, 2], [1, 2]).Accuracy(double.NaN));
    }

    [Fact]
    public void Another_unit_changes_no_measure_and_measures_keep_their_bounds() =>
        Gen.Select(Gen.Int[1, 7].Array[6, 40], Gen.Int[0, 1000], Gen.Double[.1, 50], Gen.Double[-1000, 1000]).Sample((human, seed, scale, shift) =>
        {
            var chance = new Random(seed);
            double[] h = [.. human.Select(v => (double)v)], t = [.. human.Select(_ => (double)chance.Next(1, 8))];
            var (one, other) = (PairedSums.Of(h, t), PairedSums.Of(Turn(h), Turn(t)));
            Assert.Equal(one.Correlation ?? -9, other.Correlation ?? -9, 1e-7);
            Assert.Equal(one.Skill ?? -9, other.Skill ?? -9, 1e-6);
            Assert.Equal(one.SpreadRatio ?? -9, other.SpreadRatio ?? -9, 1e-7);
            Assert.Equal(one.Accuracy(6), other.Accuracy(6 * scale), 1e-9);
            Assert.InRange(one.Accuracy(6), 0, 1);
            Assert.True(one.Skill is null or <= 1);
            // The most that a twin can explain by being rescaled is r², so skill is never above it.
            Assert.True(one.Skill is null || one.Skill <= Math.Pow(one.Correlation ?? 0, 2) + 1e-9);

            double[] Turn(double[] values) => [.. values.Select(v => (v * scale) + shift)];
        }, iter: 200);

    [Fact]
    public void Sums_of_people_add_up() =>
        Gen.Select(Gen.Double[-3, 3].Array[8], Gen.Double[-3, 3].Array[8]).Sample((human, twin) =>
        {
            var whole = PairedSums.Of(human, twin);
            var rest = whole - (whole + whole) + whole;
            Assert.Equal(0, rest.Pairs);
            Assert.Null(rest.Correlation);
            Assert.Equal(whole.Correlation!.Value, (whole + whole).Correlation!.Value, 1e-12);
        });
}
