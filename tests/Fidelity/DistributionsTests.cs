using CsCheck;
using Twins.Core.Fidelity;

namespace Twins.Tests.Fidelity;

public sealed class DistributionsTests
{
    [Fact]
    public void Distances_match_the_golden_vectors()
    {
        var golden = Figures.Golden.GetProperty("distribution");
        double[] a = golden.Numbers("current"), b = golden.Numbers("baseline");
        Assert.Equal(golden.Number("tvd"), Distributions.TotalVariation(a, b), 1e-12);
        Assert.Equal(golden.Number("ks"), Distributions.Kolmogorov(a, b), 1e-12);
        Assert.Equal(golden.Number("wasserstein1"), Distributions.EarthMover(a, b), 1e-12);
        Assert.Equal(golden.Number("emd_norm"), Distributions.EarthMoverNormalised(a, b), 1e-12);
        Assert.Equal(golden.Number("jsd_nats"), Distributions.JensenShannon(a, b), 1e-12);
        Assert.Equal(golden.Number("jsd_base2"), Distributions.JensenShannon(a, b) / Math.Log(2), 1e-12);
        Assert.Equal(golden.Number("entropy_norm_base"), Distributions.EntropyNormalised(b), 1e-12);
        Assert.Equal(golden.Number("entropy_norm_cur"), Distributions.EntropyNormalised(a), 1e-12);
    }

    [Fact]
    public void Distances_match_scipy()
    {
        foreach (var known in Figures.Statistics.GetProperty("distances").EnumerateArray())
        {
            double[] a = known.Numbers("a"), b = known.Numbers("b");
            Assert.Equal(known.Number("tv"), Distributions.TotalVariation(a, b), 1e-12);
            Assert.Equal(known.Number("ks"), Distributions.Kolmogorov(a, b), 1e-12);
            Assert.Equal(known.Number("w1"), Distributions.EarthMover(a, b), 1e-12);
            Assert.Equal(known.Number("jsd"), Distributions.JensenShannon(a, b), 1e-12);
            Assert.Equal(known.Number("entropy"), Distributions.EntropyNormalised(a), 1e-12);
        }
    }

    [Fact]
    public void Counted_samples_are_as_far_apart_as_scipy_says_of_the_raw_ones()
    {
        var known = Figures.Statistics.GetProperty("samples");
        double[] x = Shares(known.Numbers("x")), y = Shares(known.Numbers("y"));
        Assert.Equal(known.Number("ks"), Distributions.Kolmogorov(x, y), 1e-12);
        Assert.Equal(known.Number("w1"), Distributions.EarthMover(x, y), 1e-12);

        static double[] Shares(double[] answers) => Distributions.Normalise([.. Enumerable.Range(1, 5).Select(p => (double)answers.Count(a => a == p))]);
    }

    [Fact]
    public void Distances_are_symmetric_zero_to_oneself_and_within_bounds() =>
        Gen.Double[.01, 1].Array[2, 9].SelectMany(a => Gen.Double[.01, 1].Array[a.Length].Select(b => (a, b))).Sample(pair =>
        {
            double[] a = Distributions.Normalise(pair.a), b = Distributions.Normalise(pair.b);
            foreach (var distance in new Func<double[], double[], double>[] { (p, q) => Distributions.TotalVariation(p, q), (p, q) => Distributions.Kolmogorov(p, q), (p, q) => Distributions.EarthMoverNormalised(p, q), (p, q) => Distributions.JensenShannon(p, q) / Math.Log(2) })
            {
                Assert.Equal(0, distance(a, a), 1e-12);
                Assert.Equal(distance(a, b), distance(b, a), 1e-12);
                Assert.InRange(distance(a, b), -1e-12, 1 + 1e-12);
            }
            Assert.True(Distributions.Kolmogorov(a, b) <= Distributions.TotalVariation(a, b) + 1e-12);
        });

    [Fact]
    public void The_always_middle_dummy_shares_its_mass_where_there_are_two_middles()
    {
        Assert.Equal([0, 0, 1, 0, 0], Distributions.Middle(5));
        Assert.Equal([0, .5, .5, 0], Distributions.Middle(4));
        Assert.Equal([.5, .5], Distributions.Middle(2));
    }

    [Fact]
    public void Means_deviations_and_top_boxes_are_those_of_single_answers()
    {
        double[] p = [.1, .2, .3, .4], points = [1, 2, 3, 4];
        Assert.Equal(3, Distributions.Mean(p, points), 1e-12);
        Assert.Equal(1, Distributions.StandardDeviation(p, points), 1e-12);
        Assert.Equal(.7, Distributions.TopBox(p, 2), 1e-12);
    }

    [Fact]
    public void What_is_not_a_distribution_is_refused()
    {
        Assert.Throws<AssumptionException>(() => Distributions.TotalVariation([.5, .6], [.5, .5]));
        Assert.Throws<AssumptionException>(() => Distributions.TotalVariation([1], [.5, .5]));
        Assert.Throws<AssumptionException>(() => Distributions.EntropyNormalised([1.5, -.5]));
        Assert.Throws<AssumptionException>(() => Distributions.Normalise([0, 0]));
    }
}
