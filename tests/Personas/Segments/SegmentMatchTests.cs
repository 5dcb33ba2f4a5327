using Twins.Core.Fidelity;
using Twins.Core.Personas.Segments;

namespace Twins.Tests.Personas.Segments;

public sealed class SegmentMatchTests
{
    private static readonly int[] Members = [60, 30, 10];

    private static readonly int[] Everybody = [150, 200, 150];

    [Fact]
    public void A_twin_that_answers_as_its_members_matches()
    {
        var match = SegmentMatch.Of("q", Members, Everybody, [.62, .28, .1], seed: 1);
        Assert.Equal(.02, match.Twin, 1e-9);
        Assert.Equal(.3, match.Everybody, 1e-9);
        Assert.StartsWith("matches", match.Verdict, StringComparison.Ordinal);
        Assert.Contains("(n = 100): twin 0.020, everybody 0.300", match.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_twin_that_answers_as_everybody_is_no_better_than_everybody() =>
        Assert.Equal("no better than everybody's answers", SegmentMatch.Of("q", Members, Everybody, [.3, .4, .3], seed: 1).Verdict);

    [Fact]
    public void A_twin_that_is_nearer_and_not_near_is_told_so() =>
        Assert.StartsWith("better than everybody's answers, and still further", SegmentMatch.Of("q", [600, 300, 100], [1500, 2000, 1500], [.45, .35, .2], seed: 1).Verdict, StringComparison.Ordinal);

    [Fact]
    public void A_twin_that_answers_the_opposite_is_not_to_be_used() =>
        Assert.StartsWith("worse than everybody's answers", SegmentMatch.Of("q", Members, Everybody, [.05, .15, .8], seed: 1).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Ten_members_tell_too_little() =>
        Assert.StartsWith("too close to call", SegmentMatch.Of("q", [5, 3, 2], [200, 180, 120], [.5, .3, .2], seed: 1).Verdict, StringComparison.Ordinal);

    [Fact]
    public void Members_who_are_not_among_everybody_are_refused() =>
        Assert.Throws<AssumptionException>(() => SegmentMatch.Of("q", [5, 3], [4, 9], [.5, .5], seed: 1));
}
