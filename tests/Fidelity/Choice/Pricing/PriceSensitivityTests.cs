using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Tests.Fidelity.Choice.Pricing;

public sealed class PriceSensitivityTests
{
    [Fact]
    public void Curves_and_crossings_match_scipy_in_both_conventions()
    {
        foreach (var known in Figures.Fidelity("prices").GetProperty("cases").EnumerateArray())
        {
            var answers = Known.Answers(known);
            var curves = PriceCurves.Of(answers);
            Assert.Equal(known.Numbers("grid"), curves.Prices);
            Near(known.Numbers("too_cheap"), curves.TooCheap, 1e-9);
            Near(known.Numbers("expensive"), curves.Expensive, 1e-9);
            Near(known.Numbers("original"), Numbers(PriceSensitivity.Of(answers, PriceRange.Original).Points), 1e-6);
            Near(known.Numbers("narrower"), Numbers(PriceSensitivity.Of(answers, PriceRange.Narrower).Points), 1e-6);
        }
    }

    [Fact]
    public void Who_contradicts_themselves_is_set_aside_and_counted()
    {
        var answers = PriceAnswers.Of([new(1, 2, 3, 4), new(2, 3, 5, 6), new(1, 1, 3, 4), new(4, 3, 2, 1), new(1, 2, double.NaN, 4)]);
        Assert.Equal((2, 2, 1), (answers.Valid.Count, answers.Contradictory, answers.Incomplete));
        Assert.Throws<AssumptionException>(() => PriceAnswers.Of([new(1, 2, 3, 4), new(1, 1, 3, 4)]));
        Assert.Throws<AssumptionException>(() => PriceAnswers.Of([new(-1, 2, 3, 4), new(1, 2, 3, 4)]));
        Assert.Throws<AssumptionException>(() => PriceAnswers.Of([new(1, 2, 3, double.PositiveInfinity), new(1, 2, 3, 4)]));
        Assert.Throws<AssumptionException>(() => PriceAnswers.Of([new(1, 2, 3, 4, 0), new(1, 2, 3, 4, 0)]));
        Assert.Throws<AssumptionException>(() => PriceAnswers.Of([]));
    }

    [Fact]
    public void Two_people_of_one_mind_leave_the_middle_of_what_both_accept()
    {
        var found = PriceSensitivity.Of(PriceAnswers.Of([new(10, 20, 30, 40), new(10, 20, 30, 40)]), PriceRange.Original);
        // Nobody finds 20 or 30 too cheap or too expensive.
        Assert.Equal(25, found.Points.Optimal!.Value, 1e-9);
        // And two people cannot bound anything.
        Assert.Null(found.Low.Optimal);
        Assert.Null(found.High.Optimal);
    }

    [Fact]
    public void The_narrower_range_lies_within_the_original()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var answers = Payers.Ask(30, 1, seed);
            PricePoints wide = PriceSensitivity.Of(answers, PriceRange.Original).Points, narrow = PriceSensitivity.Of(answers, PriceRange.Narrower).Points;
            Assert.True(narrow.MarginalCheapness >= wide.MarginalCheapness - 1e-9);
            Assert.True(narrow.MarginalExpensiveness <= wide.MarginalExpensiveness + 1e-9);
        }
    }

    [Fact]
    public void Another_currency_moves_every_point_by_its_rate()
    {
        var euros = Payers.Ask(50, .5, 1);
        var yen = PriceAnswers.Of([.. euros.Valid.Select(a => new PriceAnswer(a.TooCheap * 128, a.Cheap * 128, a.Expensive * 128, a.TooExpensive * 128))]);
        PriceSensitivity one = PriceSensitivity.Of(euros, PriceRange.Original), other = PriceSensitivity.Of(yen, PriceRange.Original);
        Near([.. Numbers(one.Points).Select(p => p * 128)], Numbers(other.Points), 1e-6);
        Near([.. Numbers(one.Low).Select(p => p * 128)], Numbers(other.Low), 1e-6);
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(200, 0)]
    [InlineData(100, .5)]
    [InlineData(30, 0)]
    public void Nineteen_of_twenty_intervals_hold_the_true_points(int people, double step)
    {
        const int Studies = 3000;
        var truth = Numbers(PriceSensitivity.Of(Payers.Ask(100_000, step, 1), PriceRange.Original).Points);
        var held = new int[4];
        Parallel.For(0, Studies, study =>
        {
            var found = PriceSensitivity.Of(Payers.Ask(people, step, study + 2), PriceRange.Original);
            double[] low = Numbers(found.Low), high = Numbers(found.High);
            for (var k = 0; k < 4; k++)
                if (low[k] <= truth[k] && truth[k] <= high[k]) Interlocked.Increment(ref held[k]);
        });
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" ", held.Select(h => $"{h / (double)Studies:0.0000}")));
        Assert.InRange(held.Sum() / (4.0 * Studies), .935, .965);
        Assert.All(held, h => Assert.InRange(h / (double)Studies, .93, .97));
    }

    private static double[] Numbers(PricePoints points) => [points.Optimal!.Value, points.Indifference!.Value, points.MarginalCheapness!.Value, points.MarginalExpensiveness!.Value];

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], tolerance);
    }
}
