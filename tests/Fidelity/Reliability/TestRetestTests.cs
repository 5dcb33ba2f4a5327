using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Reliability;

namespace Twins.Tests.Fidelity.Reliability;

public sealed class TestRetestTests
{
    [Fact]
    public void A_shift_of_everybody_leaves_the_correlation_and_lowers_the_agreement()
    {
        var retest = TestRetest.Of([1, 2, 3, 4, 5], [2, 3, 4, 5, 6]);
        Assert.Equal(1, retest.Correlation!.Value, 12);
        Assert.Equal(1, retest.Shift, 12);
        Assert.Equal(0, retest.StandardError, 12);
        Assert.InRange(retest.Agreement!.Value.Single, .6, .95);
        Assert.Equal(0, retest.Same);
    }

    [Fact]
    public void The_smallest_detectable_change_is_what_two_sittings_differ_by_at_most_nineteen_times_in_twenty()
    {
        var retest = TestRetest.Of([1, 3, 2, 5, 4, double.NaN], [2, 2, 3, 4, 5, 1]);
        // Differences 1, -1, 1, -1, 1 by hand: mean .2, variance 1.2, error of one sitting sqrt(.6).
        Assert.Equal(Math.Sqrt(.6), retest.StandardError, 12);
        Assert.Equal(1.959964 * Math.Sqrt(1.2), retest.SmallestDetectableChange, 6);
        Assert.Equal(5, retest.Pairs);
    }

    [Fact]
    public void Two_people_are_too_few() =>
        Assert.Contains("at least 3", Assert.Throws<AssumptionException>(() => TestRetest.Of([1, 2], [1, 2])).Message);
}
