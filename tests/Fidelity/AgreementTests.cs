using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity;

public sealed class AgreementTests
{
    [Fact]
    public void Correlations_match_scipy_with_and_without_ties()
    {
        foreach (var known in Figures.Statistics.GetProperty("agreement").EnumerateArray())
        {
            double[] a = known.Numbers("a"), b = known.Numbers("b");
            Assert.Equal(known.Number("tau"), Agreement.KendallTauB(a, b)!.Value, 1e-12);
            Assert.Equal(known.Number("rho"), Agreement.Spearman(a, b)!.Value, 1e-12);
            Assert.Equal(known.Number("r"), Agreement.Pearson(a, b)!.Value, 1e-12);
        }
    }

    [Fact]
    public void A_series_without_order_has_no_correlation()
    {
        Assert.Null(Agreement.KendallTauB([.1, .1, .1], [1, 2, 3]));
        Assert.Null(Agreement.Pearson([.1, .1, .1], [1, 2, 3]));
    }

    [Fact]
    public void Wilson_intervals_match_statsmodels()
    {
        foreach (var known in Figures.Statistics.GetProperty("wilson").EnumerateArray())
        {
            var interval = Proportions.Wilson(known.Number("k") / known.Number("n"), known.Number("n"));
            Assert.Equal(known.Number("low"), interval.Low, 1e-9);
            Assert.Equal(known.Number("high"), interval.High, 1e-9);
        }
    }

    [Fact]
    public void The_net_promoter_score_and_its_error_follow_the_formula()
    {
        // 50 promoters, 30 detractors, 20 between, of 100: score 20, SE √((.8 − .04)/100).
        double[] p = [.1, 0, 0, 0, 0, 0, .2, .1, .1, .2, .3];
        Assert.Equal(20, NetPromoter.Score(p), 1e-9);
        Assert.Equal(100 * Math.Sqrt(.76 / 100), NetPromoter.StandardError(p, 100), 1e-9);
    }

    [Fact]
    public void A_panel_is_worth_at_most_fifteen_people()
    {
        Assert.Equal(1 / (1 / 15.0 + 1 / 24.0), SampleWorth.Humans(24, 15), 1e-12);
        Assert.InRange(SampleWorth.Humans(1e9, 15), 14.99, 15);
        Assert.Equal(4, SampleWorth.Kish([2, 2, 2, 2]), 1e-12);
        Assert.Equal(16 / 10.0, SampleWorth.Kish([3, 1]), 1e-12);
    }

    [Fact]
    public void A_panel_that_is_off_by_half_a_standard_deviation_is_worth_four_people()
    {
        Assert.Equal(4, SampleWorth.Unlimited([1, 3, 5, 7, double.NaN], [2, 4, 6, 8 + (4 * (Math.Sqrt(5) / 2 - 1)), 9])!.Value, 1e-12);
        Assert.Equal(double.PositiveInfinity, SampleWorth.Unlimited([1, 3], [2, 2]));
        Assert.Null(SampleWorth.Unlimited([2, 2], [1, 3]));
    }

    [Fact]
    public void Mean_ranks_are_bordas_order()
    {
        var ranks = Rankings.MeanRanks([[0, 1, 2], [0, 2, 1], [2, 0, 1]], [1, 1, 1]);
        Assert.Equal([4 / 3.0, 8 / 3.0, 2], ranks, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0, 2, 1], Rankings.Ascending(ranks));
        Assert.Throws<AssumptionException>(() => Rankings.MeanRanks([[0, 0, 1]], [1]));
    }

    [Fact]
    public void The_human_noise_of_the_gazpacho_votes_is_the_published_one()
    {
        int[] votes = [11, 9, 13, 10, 7];
        double[] shares = Distributions.Normalise([.. votes.Select(v => (double)v)]), uniform = Distributions.Uniform(5);
        Assert.Equal(.06, Distributions.Kolmogorov(shares, uniform), .005);
        Assert.Equal(.08, Distributions.TotalVariation(shares, uniform), .005);
        Assert.Equal(.14, Distributions.EarthMover(shares, uniform), .005);
        var floor = HumanNoise.Between(votes, [(a, b) => Distributions.Kolmogorov(a, b)], 2000, 1)[0];
        Assert.Equal(.12, floor.Mean, .01);
        Assert.Equal(.22, floor.High, .021);
    }
}
