using CsCheck;
using Twins.Core.Fidelity;

namespace Twins.Tests.Fidelity;

public sealed class SampleDistancesTests
{
    [Fact]
    public void Distances_are_what_SciPy_computes()
    {
        var expected = Figures.Fidelity("agreement").GetProperty("distances");
        double[] a = expected.Numbers("a"), b = expected.Numbers("b");
        Assert.Equal(expected.Number("ks"), SampleDistances.Kolmogorov(a, b), 12);
        Assert.Equal(expected.Number("w1"), SampleDistances.Wasserstein(a, b), 10);
    }

    [Fact]
    public void On_whole_numbers_they_are_the_distances_of_shares() =>
        Gen.Select(Gen.Int[1, 5].Array[1, 40], Gen.Int[1, 5].Array[1, 40]).Sample((a, b) =>
        {
            double[] x = [.. a.Select(v => (double)v)], y = [.. b.Select(v => (double)v)], p = Shares(a), q = Shares(b);
            Assert.Equal(Distributions.Kolmogorov(p, q), SampleDistances.Kolmogorov(x, y), 12);
            Assert.Equal(Distributions.EarthMover(p, q), SampleDistances.Wasserstein(x, y), 12);
        });

    [Fact]
    public void A_shift_of_everybody_is_that_far() =>
        Gen.Select(Gen.Double[-100, 100].Array[1, 30], Gen.Double[-50, 50]).Sample((a, shift) =>
            Assert.Equal(Math.Abs(shift), SampleDistances.Wasserstein(a, [.. a.Select(v => v + shift)]), 6));

    [Fact]
    public void An_empty_sample_or_a_missing_value_is_refused()
    {
        Assert.Throws<AssumptionException>(() => SampleDistances.Kolmogorov([], [1]));
        Assert.Throws<AssumptionException>(() => SampleDistances.Wasserstein([1, double.NaN], [1]));
    }

    private static double[] Shares(int[] values) => [.. Enumerable.Range(1, 5).Select(k => values.Count(v => v == k) / (double)values.Length)];
}
