using Twins.Core.Evidence;

namespace Twins.Tests.Evidence;

public sealed class RankFusionTests
{
    [Fact]
    public void An_item_scores_one_over_sixty_plus_its_rank_in_each_ranking()
    {
        var fused = RankFusion.Fuse<string>(["a", "b", "c"], ["c", "a"]);
        Assert.Equal(["a", "c", "b"], fused.Select(f => f.Item));
        Assert.Equal([(1 / 61.0) + (1 / 62.0), (1 / 63.0) + (1 / 61.0), 1 / 62.0], fused.Select(f => f.Score));
    }

    [Fact]
    public void Second_in_both_beats_first_in_one() => Assert.Equal("both", RankFusion.Fuse<string>(["first", "both"], ["other", "both"])[0].Item);

    [Fact]
    public void Nothing_fused_is_nothing() => Assert.Empty(RankFusion.Fuse<string>([], []));
}
