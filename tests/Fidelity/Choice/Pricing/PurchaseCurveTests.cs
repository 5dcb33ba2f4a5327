using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Tests.Fidelity.Choice.Pricing;

public sealed class PurchaseCurveTests
{
    [Fact]
    public void Trial_and_the_best_prices_match_a_fine_search()
    {
        foreach (var known in Figures.Fidelity("prices").GetProperty("cases").EnumerateArray())
        {
            var curve = PurchaseCurve.Of(Pricing.Known.Answers(known), PurchaseCurve.UsualProbabilities, 50, 1);
            Assert.Equal(known.Number("best_trial"), curve.BestTrial.Price, .002);
            Assert.Equal(known.Number("most_trial"), curve.Trial.Max(), 1e-4);
            Assert.Equal(known.Number("best_revenue"), curve.BestRevenue.Price, .002);
            Assert.Equal(known.Number("most_revenue"), curve.BestRevenue.Price * curve.TrialAt(curve.BestRevenue.Price), 1e-4);
        }
    }

    [Fact]
    public void One_kind_of_person_buys_along_a_broken_line()
    {
        PriceAnswer person = new(10, 20, 30, 40) { IntentCheap = 5, IntentExpensive = 4 };
        var curve = PurchaseCurve.Of(PriceAnswers.Of([person, person]), PurchaseCurve.UsualProbabilities, 50, 1);
        Assert.Equal(.35, curve.TrialAt(15), 1e-12);
        Assert.Equal(.7, curve.TrialAt(20), 1e-12);
        Assert.Equal(.6, curve.TrialAt(25), 1e-12);
        Assert.Equal(.25, curve.TrialAt(35), 1e-12);
        Assert.Equal(0, curve.TrialAt(5));
        Assert.Equal(0, curve.TrialAt(40));
        Assert.Equal(20, curve.BestTrial.Price);
        // 30 · .5 = 15 beats 20 · .7 = 14; on the line between, p(1.1 − .02p) has its top at 27.5.
        Assert.Equal(27.5, curve.BestRevenue.Price, 1e-9);
        Assert.Equal(20 * .7, curve.Revenue[1], 1e-9);
    }

    [Fact]
    public void Trial_at_a_price_is_the_curve_there_and_nineteen_of_twenty_intervals_hold_it()
    {
        double[] prices = [12, 22];
        var all = PurchaseCurve.Of(Payers.Ask(60_000, .01, 1), PurchaseCurve.UsualProbabilities, 2, 1);
        double[] truth = [.. prices.Select(all.TrialAt)];
        var held = 0;
        for (var study = 0; study < 1500; study++)
        {
            var answers = Payers.Ask(40, 0, study + 2);
            var found = PurchaseCurve.TrialAt(prices, answers, PurchaseCurve.UsualProbabilities, 400, study);
            if (study is 0) Assert.Equal(PurchaseCurve.Of(answers, PurchaseCurve.UsualProbabilities, 2, 1).TrialAt(22), found[1].Trial, 1e-9);
            for (var k = 0; k < 2; k++)
                if (found[k].Interval!.Value.Low <= truth[k] && truth[k] <= found[k].Interval!.Value.High) held++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / 3000.0:0.0000}");
        Assert.InRange(held / 3000.0, .935, .965);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(250)]
    public void Nineteen_of_twenty_intervals_hold_the_price_of_most_revenue(int people)
    {
        const int Studies = 1500;
        var truth = PurchaseCurve.Of(Payers.Ask(60_000, .01, 1), PurchaseCurve.UsualProbabilities, 2, 1).BestRevenue.Price;
        var held = 0;
        Parallel.For(0, Studies, study =>
        {
            var interval = PurchaseCurve.Of(Payers.Ask(people, 0, study + 2), PurchaseCurve.UsualProbabilities, 300, study).BestRevenue.Interval!.Value;
            if (interval.Low <= truth && truth <= interval.High) Interlocked.Increment(ref held);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{truth:0.00} {held / (double)Studies:0.0000}");
        Assert.InRange(held / (double)Studies, .93, .97);
    }

    [Fact]
    public void Missing_intents_and_people_who_never_buy_are_refused()
    {
        PriceAnswer silent = new(1, 2, 3, 4), never = silent with { IntentCheap = 1, IntentExpensive = 1 };
        Assert.Contains("missing", Refusal([silent, silent]));
        Assert.Contains("1 to 5", Refusal([silent with { IntentCheap = 6, IntentExpensive = 1 }, silent]));
        Assert.Contains("Nobody", Refusal([never, never]));
        Assert.Throws<AssumptionException>(() => PurchaseCurve.Of(PriceAnswers.Of([never, never]), [0, 1], 10, 1));

        static string Refusal(PriceAnswer[] answers) => Assert.Throws<AssumptionException>(() => PurchaseCurve.Of(PriceAnswers.Of(answers), PurchaseCurve.UsualProbabilities, 10, 1)).Message;
    }
}
