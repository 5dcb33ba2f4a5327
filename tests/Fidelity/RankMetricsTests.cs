using Twins.Core.Fidelity;

namespace Twins.Tests.Fidelity;

public sealed class RankMetricsTests
{
    [Fact]
    public void Discounted_gain_is_what_scikit_learn_computes()
    {
        var expected = Figures.Fidelity("agreement").GetProperty("ranks");
        double[] predicted = expected.Numbers("predicted"), tied = expected.Numbers("tied"), truth = expected.Numbers("truth");
        Assert.Equal(expected.Number("ndcg5"), RankMetrics.DiscountedGain(predicted, truth, 5)!.Value, 12);
        Assert.Equal(expected.Number("ndcg5_tied"), RankMetrics.DiscountedGain(tied, truth, 5)!.Value, 12);
        Assert.Equal(expected.Number("ndcg12"), RankMetrics.DiscountedGain(predicted, truth, 50)!.Value, 12);
    }

    [Fact]
    public void Ties_count_half_and_true_ties_do_not_count()
    {
        // Right, wrong, tied.
        Assert.Equal((1 + 0 + .5) / 3, RankMetrics.PairwiseAccuracy([3, 1, 1], [2, 1, 3])!.Value, 12);
        Assert.Null(RankMetrics.PairwiseAccuracy([1, 2, 3], [5, 5, 5]));
    }

    [Fact]
    public void The_best_of_a_tie_is_picked_by_chance()
    {
        Assert.Equal(.5, RankMetrics.TopHit([2, 2, 1], [9, 3, 1]));
        Assert.Equal(3, RankMetrics.Regret([2, 2, 1], [9, 3, 1]));
        Assert.Equal(1, RankMetrics.TopHit([2, 1, 1], [9, 9, 1]));
        Assert.Equal(0, RankMetrics.Regret([2, 1, 1], [9, 9, 1]));
    }

    [Fact]
    public void Gains_below_zero_and_lone_things_are_refused()
    {
        Assert.Throws<AssumptionException>(() => RankMetrics.DiscountedGain([1, 2], [-1, 2], 2));
        Assert.Throws<AssumptionException>(() => RankMetrics.TopHit([1], [1]));
        Assert.Null(RankMetrics.DiscountedGain([1, 2], [0, 0], 2));
    }
}
