using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Comparisons;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity.Resampling;

public sealed class BootstrapTests
{
    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(100)]
    public void Nineteen_of_twenty_intervals_hold_the_true_mean(int units)
    {
        const int Studies = 600;
        const double Mean = 3.65;
        var chance = new Random(7);
        var held = 0;
        for (var study = 0; study < Studies; study++)
        {
            // Ratings from 1 to 5 that crowd at one end: 10, 10, 20, 25 and 35 %.
            double[] steps = [.1, .2, .4, .65];
            var table = new UnitTable([.. Enumerable.Range(0, units).Select(_ => 1.0 + Above(steps, chance.NextDouble()))], Ones(units), 1);
            var interval = Bootstrap.Means(table, 400, study).Interval(0, units)!.Value;
            if (interval.Low <= Mean && Mean <= interval.High) held++;
        }
        Assert.InRange(held / (double)Studies, .925, .975);
    }

    private static int Above(double[] steps, double draw) => steps.Count(s => draw > s);

    [Fact]
    public void The_interval_of_a_paired_difference_ignores_what_units_have_in_common()
    {
        var chance = new Random(3);
        var values = new double[40 * 2];
        for (var i = 0; i < 40; i++)
        {
            var level = chance.NextDouble() * 100;
            values[i * 2] = level + chance.NextDouble();
            values[i * 2 + 1] = level + 2 + chance.NextDouble();
        }
        var draws = Bootstrap.Means(new UnitTable(values, Ones(40), 2), 1000, 1);
        var difference = draws.Difference(1, 0, 40)!.Value;
        Assert.InRange(difference.Low, 1.7, 2);
        Assert.InRange(difference.High, 2, 2.3);
    }

    [Fact]
    public void Standard_errors_and_adjusted_p_values_match_statsmodels_within_the_noise_of_the_draws()
    {
        var known = Figures.Statistics.GetProperty("holm");
        var y = known.GetProperty("y").EnumerateArray().Select(r => r.Numbers()).ToArray();
        var table = new UnitTable([.. y.SelectMany(r => r)], Ones(y.Length), 4);
        var draws = Bootstrap.Means(table, 8000, 5);
        var adjusted = PairwiseTests.Adjusted(table, draws, [0, 1, 2, 3]);
        double[] errors = known.Numbers("se"), holm = known.Numbers("adjusted");
        var pairs = known.GetProperty("pairs").EnumerateArray().Select(p => p.Numbers()).ToArray();
        for (var k = 0; k < pairs.Length; k++)
        {
            int a = (int)pairs[k][0], b = (int)pairs[k][1];
            Assert.Equal(1, draws.StandardError(a, b, y.Length) / errors[k], .03);
            Assert.Equal(holm[k], adjusted[a, b], .03);
            Assert.Equal(holm[k] < .05, adjusted[a, b] < .05);
        }
    }

    [Fact]
    public void A_constant_added_to_all_moves_the_interval_by_it() =>
        Gen.Double[-3, 3].Array[5, 20].Select(Gen.Double[-10, 10]).Sample((values, shift) =>
        {
            var before = Interval(values);
            var after = Interval([.. values.Select(v => v + shift)]);
            Assert.Equal(before.Low + shift, after.Low, 1e-9);
            Assert.Equal(before.High + shift, after.High, 1e-9);
        }, iter: 50);

    [Fact]
    public void Weights_matter_only_in_proportion() =>
        Gen.Select(Gen.Double[-3, 3].Array[10], Gen.Double[.5, 2].Array[10]).Sample((values, weights) =>
        {
            var one = Bootstrap.Means(new UnitTable(values, weights, 1), 200, 3);
            var twice = Bootstrap.Means(new UnitTable(values, [.. weights.Select(w => 2 * w)], 1), 200, 3);
            for (var b = 0; b < 200; b++) Assert.Equal(one[b, 0], twice[b, 0], 1e-12);
        }, iter: 30);

    [Fact]
    public void Missing_values_take_no_part()
    {
        var table = new UnitTable([1, double.NaN, 3, 10, 5, double.NaN], Ones(3), 2);
        Assert.Equal(3, table.Mean(0));
        Assert.Equal(10, table.Mean(1));
        Assert.Equal(1, table.EffectiveUnits(1));
        var draws = Bootstrap.Means(table, 300, 1);
        Assert.All(Enumerable.Range(0, 300).Select(b => draws[b, 1]), d => Assert.True(d is 10 or double.NaN));
        Assert.Null(draws.Interval(1, 1));
    }

    [Fact]
    public void Twins_that_tie_share_the_probability_of_being_best()
    {
        var table = new UnitTable([.. Enumerable.Range(0, 10).SelectMany(i => new double[] { i, i, i - 1 })], Ones(10), 3);
        var draws = Bootstrap.Means(table, 200, 1);
        Assert.Equal([.5, .5, 0], draws.ProbabilityBest([0, 1, 2], highest: true), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0, 0, 1], draws.ProbabilityBest([0, 1, 2], highest: false), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Few_units_cannot_prove_a_difference_however_regular()
    {
        var table = new UnitTable([.. Enumerable.Range(0, 4).SelectMany(_ => new double[] { 2, 1 })], Ones(4), 2);
        Assert.Equal(1 / 8.0, PairwiseTests.Adjusted(table, Bootstrap.Means(table, 100, 1), [0, 1])[0, 1]);
    }

    [Fact]
    public void Fifty_variants_of_ten_thousand_twins_take_about_a_second()
    {
        var chance = new Random(1);
        var table = new UnitTable([.. Enumerable.Range(0, 10_000 * 100).Select(_ => chance.NextDouble())], Ones(10_000), 100);
        Bootstrap.Means(table, 8, 1);
        var start = TimeProvider.System.GetTimestamp();
        var draws = Bootstrap.Means(table, 1000, 1);
        var took = TimeProvider.System.GetElapsedTime(start);
        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalMilliseconds:0} ms");
        Assert.Equal(table.Mean(0), Enumerable.Range(0, 1000).Average(b => draws[b, 0]), .001);
        // Generous, since the machine that runs the tests may be busy.
        Assert.InRange(took.TotalSeconds, 0, 10);
    }

    private static Interval Interval(double[] values) => Bootstrap.Means(new UnitTable(values, Ones(values.Length), 1), 300, 9).Interval(0, values.Length)!.Value;

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
