using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class MarketSharesTests
{
    private static readonly double[][] Products = [[2, 1], [1, 0], [5, 1]];

    [Theory]
    [InlineData(40, 6, 0)]
    [InlineData(100, 5, .4)]
    public void Nineteen_of_twenty_intervals_of_one_taste_for_all_hold_the_true_share(int people, int tasks, double spread)
    {
        const int Studies = 2500;
        double[] mean = [-.5, .6];
        var truth = LogitShares.Of(spread > 0 ? MultinomialLogit.Fit(new ChoiceTable(new Choosers(1).Many(30_000, 6, mean, [spread, spread]))).Coefficients : mean, Products);
        var held = 0;
        Parallel.For(0, Studies, study =>
        {
            var shares = MarketShares.Of(MultinomialLogit.Fit(new ChoiceTable(new Choosers(study + 10).Many(people, tasks, mean, [spread, spread]))), Products);
            for (var j = 0; j < 3; j++)
                if (shares[j].Interval.Low <= truth[j] && truth[j] <= shares[j].Interval.High) Interlocked.Increment(ref held);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / (3.0 * Studies):0.0000}");
        Assert.InRange(held / (3.0 * Studies), .935, .965);
    }

    [Fact]
    public void First_choice_takes_all_and_preference_takes_its_share()
    {
        Assert.Equal([1, 0, 0], MarketShares.Of([-1, 1.5], Products, ShareRule.FirstChoice));
        Assert.Equal([.5, .5, 0], MarketShares.Of([-1, 1], [[1, 0], [2, 1], [3, 0]], ShareRule.FirstChoice));
        var shares = MarketShares.Of([-1, 1], [[1, 0], [2, 1], [3, 0]], ShareRule.Preference);
        Assert.Equal(1, shares.Sum(), 1e-12);
        Assert.Equal(Math.Exp(-2), shares[2] / shares[0], 1e-12);
    }

    [Fact]
    public void Shares_that_are_off_by_ten_points_each_have_an_error_of_ten()
    {
        Assert.Equal(10, MarketShares.MeanError([.5, .5], [.6, .4]), 1e-12);
        Assert.Throws<AssumptionException>(() => MarketShares.MeanError([.5, .4], [.6, .4]));
        Assert.Throws<AssumptionException>(() => MarketShares.MeanError([1], [.6, .4]));
    }

    [Fact]
    public void People_with_more_weight_move_the_shares()
    {
        var choosers = new Choosers(2);
        // The first half loves what the second half avoids.
        var table = new ChoiceTable([.. Enumerable.Range(0, 40).SelectMany(p => choosers.Choose(p, [-.3, p < 20 ? 2 : -2], 10))]);
        var fit = HierarchicalLogit.Fit(table, new HierarchicalOptions { Seed = 1, Warmup = 200, Kept = 100, Every = 2, Spread = 1 });
        double[][] two = [[3, 1], [3, 0]];
        double Share(double[]? weights) => MarketShares.Of(fit, two, 1, weights)[0].Mean;
        Assert.InRange(Share(null), .4, .6);
        Assert.InRange(Share([.. Enumerable.Range(0, 40).Select(p => p < 20 ? 1.0 : 0)]), .75, .95);
        Assert.Throws<AssumptionException>(() => Share([1, 2]));
    }
}
