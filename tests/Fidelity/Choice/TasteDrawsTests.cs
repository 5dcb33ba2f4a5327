using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class TasteDrawsTests
{
    private static readonly double[][] Products = [[2.0, 1], [1.0, 0], [4.0, 1]];

    [Fact]
    public void Nineteen_of_twenty_intervals_hold_the_true_share_and_the_true_importance()
    {
        const int Studies = 1500;
        double[] taste = [-.5, .6];
        double[] truth = Figures(taste);
        var held = new int[truth.Length];
        Parallel.For(0, Studies, study =>
        {
            var found = TasteDraws.Of(MultinomialLogit.Fit(new ChoiceTable(new Choosers(study).Many(80, 6, taste, [0, 0]))), Figures, study);
            for (var k = 0; k < truth.Length; k++)
                if (found[k].Interval.Low <= truth[k] && truth[k] <= found[k].Interval.High) Interlocked.Increment(ref held[k]);
        });
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", held.Select(h => $"{h / (double)Studies:0.000}")));
        Assert.All(held, h => Assert.InRange(h / (double)Studies, .935, .965));
    }

    [Fact]
    public void Shares_agree_with_the_delta_method()
    {
        var fit = MultinomialLogit.Fit(new ChoiceTable(new Choosers(3).Many(200, 6, [-.5, .6], [0, 0])));
        var drawn = TasteDraws.Of(fit, b => LogitShares.Of(b, Products), seed: 1, draws: 20_000);
        var delta = MarketShares.Of(fit, Products);
        Assert.All(drawn.Zip(delta), p =>
        {
            Assert.Equal(p.Second.Share, p.First.Value, 12);
            Assert.Equal(p.Second.Interval.Low, p.First.Interval.Low, 2e-3);
            Assert.Equal(p.Second.Interval.High, p.First.Interval.High, 2e-3);
        });
    }

    [Fact]
    public void The_same_seed_draws_the_same()
    {
        var fit = MultinomialLogit.Fit(new ChoiceTable(new Choosers(3).Many(50, 6, [-.5, .6], [0, 0])));
        Assert.Equal(TasteDraws.Of(fit, Figures, 7), TasteDraws.Of(fit, Figures, 7));
        Assert.NotEqual(TasteDraws.Of(fit, Figures, 7), TasteDraws.Of(fit, Figures, 8));
        Assert.Throws<AssumptionException>(() => TasteDraws.Of(fit, Figures, 7, draws: 10));
    }

    /// <summary>The first product's share, and the price's importance over four units beside the other attribute.</summary>
    private static double[] Figures(double[] b) => [LogitShares.Of(b, Products)[0], 4 * Math.Abs(b[0]) / ((4 * Math.Abs(b[0])) + Math.Abs(b[1]))];
}
