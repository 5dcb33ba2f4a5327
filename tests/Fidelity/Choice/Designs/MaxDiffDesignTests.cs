using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Tests.Fidelity.Choice.Designs;

public sealed class MaxDiffDesignTests
{
    [Theory]
    [InlineData(7, 3, 7, 1)] // the Fano plane
    [InlineData(13, 4, 13, 3)]
    [InlineData(12, 4, 9, 11)]
    public void Where_numbers_divide_items_and_pairs_and_places_come_out_even(int items, int perSet, int sets, int lambda)
    {
        var balance = MaxDiffDesign.Of(items, perSet, sets, lambda, 1).Balance;
        Assert.Equal(balance.FewestShows, balance.MostShows);
        Assert.InRange(balance.MostPairs - balance.FewestPairs, 0, lambda is 1 ? 0 : 2);
        Assert.InRange(balance.MostPlaces - balance.FewestPlaces, 0, 1);
    }

    [Fact]
    public void Every_version_shows_items_evenly_and_no_set_holds_one_twice() => Gen.Select(Gen.Int[4, 15], Gen.Int[3, 5], Gen.Int[6, 14], Gen.Int[1, 4]).Sample((items, perSet, sets, versions) =>
    {
        if (perSet > items) return;
        var design = MaxDiffDesign.Of(items, perSet, sets, versions, 3);
        Assert.Equal(versions, design.Versions.Count);
        Assert.All(design.Versions, v => Assert.Equal(sets, v.Count));
        Assert.All(design.Versions.SelectMany(v => v), s => Assert.Equal(perSet, s.Distinct().Count(i => i >= 0 && i < items)));
        Assert.InRange(design.Balance.MostShows - design.Balance.FewestShows, 0, 1);
        Assert.All(design.Versions, v =>
        {
            var shows = Enumerable.Range(0, items).Select(i => v.Count(s => s.Contains(i))).ToArray();
            Assert.InRange(shows.Max() - shows.Min(), 0, 2);
        });
    }, iter: 60);

    [Fact]
    public void The_balance_reported_is_the_one_counted_and_the_same_seed_gives_the_same_design()
    {
        var design = MaxDiffDesign.Of(10, 4, 8, 3, 5);
        int[][] sets = [.. design.Versions.SelectMany(v => v)];
        int[] pairs = [.. from a in Enumerable.Range(0, 10) from b in Enumerable.Range(0, a) select sets.Count(s => s.Contains(a) && s.Contains(b))];
        Assert.Equal((pairs.Min(), pairs.Max()), (design.Balance.FewestPairs, design.Balance.MostPairs));
        Assert.Equal(sets, MaxDiffDesign.Of(10, 4, 8, 3, 5).Versions.SelectMany(v => v));
        Assert.NotEqual(sets, MaxDiffDesign.Of(10, 4, 8, 3, 6).Versions.SelectMany(v => v));
    }

    [Fact]
    public void Sizes_that_cannot_be_are_refused()
    {
        Assert.Throws<AssumptionException>(() => MaxDiffDesign.Of(2, 3, 5, 1, 1));
        Assert.Throws<AssumptionException>(() => MaxDiffDesign.Of(8, 2, 5, 1, 1));
        Assert.Throws<AssumptionException>(() => MaxDiffDesign.Of(4, 5, 5, 1, 1));
        Assert.Throws<AssumptionException>(() => MaxDiffDesign.Of(20, 4, 4, 1, 1));
        Assert.Throws<AssumptionException>(() => MaxDiffDesign.Of(8, 4, 0, 1, 1));
    }
}
