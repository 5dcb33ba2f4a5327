using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Planning;

namespace Twins.Tests.Fidelity.Planning;

public sealed class SampleSizeTests
{
    private static readonly TestPlan Usual = new();

    [Fact]
    public void The_figures_that_marketers_know_come_out()
    {
        Assert.Equal(385, SampleSize.Share(.05));
        Assert.Equal(28_301, SampleSize.TwoShares(.015, .018, Usual));
        Assert.Equal(Figures.Fidelity("agreement").GetProperty("sizes").Number("share"), SampleSize.Share(.05));
    }

    [Fact]
    public void Sizes_for_means_are_those_of_the_noncentral_t()
    {
        var expected = Figures.Fidelity("agreement").GetProperty("sizes");
        var effects = expected.Numbers("d");
        for (var k = 0; k < effects.Length; k++)
        {
            Assert.InRange(SampleSize.TwoMeans(effects[k], Usual) - expected.Whole("two_means")[k], -1, 1);
            Assert.InRange(SampleSize.Paired(effects[k], new TestPlan { Power = .9 }) - expected.Whole("paired")[k], -1, 1);
            Assert.Equal(expected.Numbers("power_50")[k], Power.TwoMeans(effects[k], 50, Usual), .01);
            Assert.Equal(expected.Numbers("paired_power_50")[k], Power.Paired(effects[k], 50, Usual), .01);
        }
    }

    [Theory]
    [InlineData(.2)]
    [InlineData(.5)]
    [InlineData(.9)]
    public void A_test_of_two_means_of_the_planned_size_shows_the_difference_as_often_as_planned(double effect)
    {
        var size = SampleSize.TwoMeans(effect, Usual);
        Assert.Equal(.8, Shown(4000, chance => WelchP(Sample(chance, size, effect), Sample(chance, size, 0)) < .05), .02);
    }

    [Theory]
    [InlineData(.3)]
    [InlineData(.6)]
    public void A_paired_test_of_the_planned_size_shows_the_difference_as_often_as_planned(double effect)
    {
        var plan = new TestPlan { Power = .9 };
        var size = SampleSize.Paired(effect, plan);
        Assert.Equal(.9, Shown(4000, chance => OneSampleP(Sample(chance, size, effect)) < .05), .02);
    }

    [Theory]
    [InlineData(.3, .4)]
    [InlineData(.1, .15)]
    [InlineData(.5, .6)]
    public void A_test_of_two_shares_of_the_planned_size_shows_the_difference_as_often_as_planned(double first, double second)
    {
        var size = SampleSize.TwoShares(first, second, Usual);
        Assert.Equal(.8, Shown(6000, chance =>
        {
            double p = Binomial.Sample(chance, first, size) / (double)size, q = Binomial.Sample(chance, second, size) / (double)size;
            return Math.Abs(p - q) / Math.Sqrt(((p * (1 - p)) + (q * (1 - q))) / size) > 1.959964;
        }), .02);
    }

    [Fact]
    public void A_correlation_of_the_planned_size_is_told_from_zero_as_often_as_planned()
    {
        var size = SampleSize.Correlation(.25, Usual);
        Assert.Equal(.8, Shown(4000, chance =>
        {
            double[] a = Sample(chance, size, 0), b = [.. a.Select(v => (.25 * v) + (Math.Sqrt(1 - .0625) * Normal.Sample(chance, 0, 1)))];
            return Math.Abs(Math.Atanh(Agreement.Pearson(a, b)!.Value)) * Math.Sqrt(size - 3) > 1.959964;
        }), .02);
    }

    [Fact]
    public void What_is_planned_is_what_the_power_says()
    {
        Assert.Equal(.8, Power.TwoShares(.015, .018, 28_301, Usual), 3);
        Assert.Equal(.8, Power.Correlation(.3, SampleSize.Correlation(.3, Usual), Usual), 2);
        Assert.Equal(.05, Power.TwoMeans(0, 100, Usual), 6);
        // The difference that 385 an arm show is the one that needs 385 an arm.
        var seen = Power.DetectableDifference(.5, 385, Usual);
        Assert.Equal(.8, Power.TwoShares(.5 - (seen / 2), .5 + (seen / 2), 385, Usual), 2);
    }

    [Fact]
    public void More_comparisons_and_weights_need_more_people()
    {
        Assert.True(SampleSize.TwoMeans(.3, Usual with { Comparisons = 50 }) > 1.8 * SampleSize.TwoMeans(.3, Usual));
        Assert.Equal(4 * SampleSize.Mean(2, 10), SampleSize.Mean(1, 10), 4.0);
    }

    [Fact]
    public void A_difference_of_nothing_and_impossible_levels_are_refused()
    {
        Assert.Contains("difference of nothing", Assert.Throws<AssumptionException>(() => SampleSize.TwoShares(.2, .2, Usual)).Message);
        Assert.Throws<AssumptionException>(() => SampleSize.TwoMeans(.2, new TestPlan { Power = 1 }));
        Assert.Throws<AssumptionException>(() => SampleSize.TwoMeans(.2, new TestPlan { Alpha = 0 }));
        Assert.Throws<AssumptionException>(() => SampleSize.TwoMeans(double.NaN, Usual));
        Assert.Throws<AssumptionException>(() => SampleSize.Correlation(1, Usual));
        Assert.Throws<AssumptionException>(() => SampleSize.Share(1.2));
        Assert.Contains("larger difference", Assert.Throws<AssumptionException>(() => SampleSize.TwoMeans(1e-6, Usual)).Message);
    }

    private static double Shown(int repetitions, Func<Xoshiro256StarStar, bool> test)
    {
        var shown = 0;
        Parallel.For(0, repetitions, r =>
        {
            if (test(new Xoshiro256StarStar((r * 7919) + 5, threadSafe: false))) Interlocked.Increment(ref shown);
        });
        return shown / (double)repetitions;
    }

    private static double[] Sample(Xoshiro256StarStar chance, int size, double mean)
    {
        var values = new double[size];
        Normal.Samples(chance, values, mean, 1);
        return values;
    }

    private static double OneSampleP(double[] values)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
        return 2 * StudentT.CDF(0, 1, values.Length - 1, -Math.Abs(mean / error));
    }

    private static double WelchP(double[] a, double[] b)
    {
        double Squares(double[] v)
        {
            var mean = v.Average();
            return v.Sum(x => (x - mean) * (x - mean)) / (v.Length - 1) / v.Length;
        }
        double x = Squares(a), y = Squares(b), freedom = (x + y) * (x + y) / (((x * x) + (y * y)) / (a.Length - 1));
        return 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(a.Average() - b.Average()) / Math.Sqrt(x + y));
    }
}
