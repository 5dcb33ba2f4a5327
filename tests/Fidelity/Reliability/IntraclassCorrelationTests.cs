using System.Text.Json;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Reliability;

namespace Twins.Tests.Fidelity.Reliability;

public sealed class IntraclassCorrelationTests
{
    [Fact]
    public void All_three_forms_and_their_intervals_match_psych()
    {
        foreach (var known in Figures.Fidelity("icc").GetProperty("cases").EnumerateArray())
        {
            double[][] things = [.. known.GetProperty("things").EnumerateArray().Select(t => t.Numbers())];
            Holds(known.GetProperty("oneway"), IntraclassCorrelation.OneWay(things));
            Holds(known.GetProperty("agreement"), IntraclassCorrelation.Agreement(things));
            Holds(known.GetProperty("consistency"), IntraclassCorrelation.Consistency(things));
        }

        static void Holds(JsonElement known, IntraclassCorrelation? found)
        {
            Assert.Equal(known.Number("single"), found!.Value.Single, 1e-9);
            Assert.Equal(known.Number("average"), found.Value.Average!.Value, 1e-9);
            Assert.Equal(known.Number("low"), found.Value.Interval.Low, 1e-6);
            Assert.Equal(known.Number("high"), found.Value.Interval.High, 1e-6);
        }
    }

    [Fact]
    public void A_rater_who_is_two_points_stricter_agrees_in_order_but_not_in_value()
    {
        double[][] things = [[1, 3], [2, 4], [4, 6], [5, 7]];
        Assert.Equal(1, IntraclassCorrelation.Consistency(things)!.Value.Single);
        Assert.InRange(IntraclassCorrelation.Agreement(things)!.Value.Single, .3, .9);
    }

    [Fact]
    public void Things_with_a_missing_rating_are_left_out_of_the_two_way_forms()
    {
        double[][] whole = [[1, 2], [3, 3], [5, 4], [2, 2]];
        Assert.Equal(IntraclassCorrelation.Agreement(whole), IntraclassCorrelation.Agreement([.. whole, [9, double.NaN]]));
    }

    [Fact]
    public void Equal_ratings_have_no_correlation_and_too_few_are_refused()
    {
        Assert.Null(IntraclassCorrelation.OneWay([[.1, .1], [.1, .1]]));
        Assert.Null(IntraclassCorrelation.Agreement([[.1, .1], [.1, .1]]));
        Assert.Null(IntraclassCorrelation.Consistency([[.1, .1], [.1, .1]]));
        Assert.Throws<AssumptionException>(() => IntraclassCorrelation.Agreement([[1, 2]]));
        Assert.Throws<AssumptionException>(() => IntraclassCorrelation.Agreement([[1, 2], [1, 2, 3]]));
        Assert.Throws<AssumptionException>(() => IntraclassCorrelation.OneWay([[1], [2]]));
    }

    [Fact]
    public void Things_that_do_not_differ_get_no_figure_that_is_not_finite()
    {
        var oneWay = IntraclassCorrelation.OneWay([[1, 3], [3, 1]])!.Value;
        Assert.Equal(-1, oneWay.Single, 1e-12);
        Assert.Null(oneWay.Average);
        Assert.True(double.IsFinite(oneWay.Interval.Low) && double.IsFinite(oneWay.Interval.High));
        var agreement = IntraclassCorrelation.Agreement([[1, 3], [1, 3]]);
        Assert.True(agreement is null || (double.IsFinite(agreement.Value.Single) && double.IsFinite(agreement.Value.Interval.Low) && double.IsFinite(agreement.Value.Interval.High)));
    }
}
