using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Tests.Fidelity.Choice.Designs;

public sealed class PairDesignTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public void All_pairs_come_once_and_sides_are_turned_in_the_next_version(int things)
    {
        var pairs = things * (things - 1) / 2;
        var versions = PairDesign.Of(things, pairs, 2);
        Assert.Equal(pairs, versions[0].Select(Sorted).Distinct().Count());
        Assert.All(versions[0], p => Assert.NotEqual(p.First, p.Second));
        Assert.Equal(versions[0].Select(p => (p.Second, p.First)), versions[1]);
    }

    [Theory]
    [InlineData(6, 5)]
    [InlineData(9, 12)]
    [InlineData(10, 15)]
    public void Part_of_the_pairs_meets_everything_evenly_and_all_versions_meet_every_pair(int things, int pairs)
    {
        var all = things * (things - 1) / 2;
        var versions = PairDesign.Of(things, pairs, 2 * ((all + pairs - 1) / pairs));
        Assert.All(versions, v =>
        {
            int[] met = [.. Enumerable.Range(0, things).Select(t => v.Count(p => p.First == t || p.Second == t))];
            Assert.InRange(met.Max() - met.Min(), 0, 2);
        });
        Assert.Equal(all, versions.SelectMany(v => v).Select(Sorted).Distinct().Count());
    }

    [Fact]
    public void Nothing_stands_first_throughout()
    {
        var version = PairDesign.Of(8, 28, 1)[0];
        Assert.All(Enumerable.Range(0, 8), t => Assert.InRange(version.Count(p => p.First == t), 2, 5));
    }

    [Fact]
    public void Sizes_that_cannot_be_are_refused()
    {
        Assert.Throws<AssumptionException>(() => PairDesign.Of(1, 1, 1));
        Assert.Throws<AssumptionException>(() => PairDesign.Of(4, 7, 1));
    }

    private static (int, int) Sorted((int First, int Second) p) => (Math.Min(p.First, p.Second), Math.Max(p.First, p.Second));
}
