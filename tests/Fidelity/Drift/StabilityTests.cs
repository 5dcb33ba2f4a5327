using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Drift;

namespace Twins.Tests.Fidelity.Drift;

/// <summary>The index by hand and by its properties.</summary>
public class StabilityTests
{
    private static readonly Gen<double[]> Shares = Gen.Double[.01, 1].Array[4].Select(x => Distributions.Normalise(x));

    [Fact]
    public void The_index_of_a_textbook_pair_is_what_the_hand_computes() =>
        // (.3 − .2) ln(1.5) + (.5 − .5) ln 1 + (.2 − .3) ln(2/3) = .1·.405465 + .1·.405465
        Assert.Equal(.0810930, Stability.Index([.2, .5, .3], [.3, .5, .2]), 6);

    [Fact]
    public void It_is_zero_for_the_same_shares_positive_for_others_and_the_same_both_ways() =>
        Gen.Select(Shares, Shares).Sample((a, b) => Stability.Index(a, a) is 0 && Stability.Index(a, b) >= 0 && Math.Abs(Stability.Index(a, b) - Stability.Index(b, a)) < 1e-12);

    [Fact]
    public void Smoothing_leaves_a_distribution_without_zeros()
    {
        Assert.Equal([1.5 / 3.5, .5 / 3.5, .5 / 3.5, .5 / 3.5, .5 / 3.5], Stability.Smooth([1, 0, 0, 0, 0], 1));
        Assert.Throws<AssumptionException>(() => Stability.Index([1, 0], [.5, .5]));
    }

    /// <summary>χ² with 4 degrees of freedom has its 95th percentile at 9.487729.</summary>
    [Fact]
    public void The_chance_is_that_of_chi_squared() => Assert.Equal(.05, Stability.ChanceOf(9.487729 * ((1.0 / 50) + (1.0 / 100)), 5, 50, 100), 6);

    /// <summary>Two samples of 400 from the same shares: one index in twenty looks as if something moved.</summary>
    [Fact]
    public void When_nothing_moved_one_check_in_twenty_says_so()
    {
        var chance = new MathNet.Numerics.Random.Xoshiro256StarStar(7);
        double[] shares = [.1, .2, .4, .2, .1];
        var alarms = Enumerable.Range(0, 2000).Count(_ => Stability.ChanceOf(Stability.Index(Sample(), Sample()), 5, 400, 400) < .05);
        Assert.InRange(alarms / 2000.0, .03, .07);

        double[] Sample()
        {
            var counts = new double[5];
            for (var i = 0; i < 400; i++) counts[MathNet.Numerics.Distributions.Categorical.Sample(chance, shares)]++;
            return Stability.Smooth(Distributions.Normalise(counts), 400);
        }
    }
}
