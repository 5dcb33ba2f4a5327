using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Reliability;

namespace Twins.Tests.Fidelity.Reliability;

public sealed class CronbachAlphaTests
{
    [Fact]
    public void Alpha_and_its_interval_are_what_psych_computes()
    {
        var expected = Figures.Fidelity("cronbach");
        var alpha = CronbachAlpha.Of([.. expected.GetProperty("items").EnumerateArray().Select(r => r.Numbers())])!.Value;
        Assert.Equal(expected.Number("alpha"), alpha.Value, 10);
        Assert.Equal(expected.Number("low"), alpha.Interval.Low, 8);
        Assert.Equal(expected.Number("high"), alpha.Interval.High, 8);
    }

    [Fact]
    public void Items_that_are_copies_have_alpha_one_and_people_who_all_answer_alike_none()
    {
        Assert.Equal(1, CronbachAlpha.Of([[1, 1], [2, 2], [5, 5]])!.Value.Value, 12);
        Assert.Null(CronbachAlpha.Of([[3, 3], [3, 3], [3, 3]]));
    }

    [Fact]
    public void One_item_is_no_scale() => Assert.Throws<AssumptionException>(() => CronbachAlpha.Of([[1], [2]]));
}
