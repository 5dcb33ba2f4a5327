using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Tests.Fidelity.Choice.Designs;

public sealed class QuestionOrdersTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(11)]
    public void Each_thing_is_at_each_place_and_after_each_other_as_often(int things)
    {
        var orders = QuestionOrders.Of(things);
        Assert.All(orders, o => Assert.Equal(Enumerable.Range(0, things), o.Order()));
        var often = orders.Count / things;
        for (var thing = 0; thing < things; thing++)
            for (var k = 0; k < things; k++)
            {
                Assert.Equal(often, orders.Count(o => o[k] == thing));
                if (k != thing) Assert.Equal(often, orders.Count(o => Array.IndexOf(o, thing) is var at && at + 1 < things && o[at + 1] == k));
            }
    }

    [Fact]
    public void Each_price_is_asked_first_once()
    {
        Assert.Equal(4, PriceOrders.All.Select(o => o[0]).Distinct().Count());
        Assert.All(PriceOrders.All, o => Assert.Equal(4, o.Distinct().Count()));
    }

    [Fact]
    public void Kanos_features_are_asked_in_turned_orders_and_presence_first_in_half_of_them()
    {
        var versions = KanoOrders.Of(6);
        Assert.Equal(12, versions.Count);
        Assert.Equal(6, versions.Count(v => v.All(q => q.PresentFirst)));
        Assert.All(versions, v => Assert.Equal(6, v.Select(q => q.Feature).Distinct().Count()));
        Assert.Equal(2, KanoOrders.Of(1).Count);
        Assert.Throws<AssumptionException>(() => KanoOrders.Of(0));
        Assert.Throws<AssumptionException>(() => QuestionOrders.Of(1));
    }
}
