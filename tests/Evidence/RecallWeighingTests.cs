using CsCheck;
using Twins.Core.Evidence;

namespace Twins.Tests.Evidence;

public sealed class RecallWeighingTests
{
    [Fact]
    public void Of_two_that_fit_alike_the_newer_comes_first()
    {
        var order = RecallWeighing.Of([Item("old", 1, new DateOnly(2024, 1, 1)), Item("new", 1, new DateOnly(2026, 1, 1))], 2);
        Assert.Equal(["new", "old"], order.Select(r => r.Item.Id));
    }

    [Fact]
    public void Of_two_that_fit_alike_the_weightier_comes_first() =>
        Assert.Equal(["heavy", "light"], RecallWeighing.Of([Item("light", 1, importance: 0.1), Item("heavy", 1, importance: 0.9)], 2).Select(r => r.Item.Id));

    [Fact]
    public void A_recent_triviality_does_not_outrank_an_answer() =>
        Assert.Equal("answer", RecallWeighing.Of([Item("answer", 1, new DateOnly(2020, 1, 1), 0), Item("trivia", 0.6, new DateOnly(2026, 1, 1), 1)], 1)[0].Item.Id);

    [Fact]
    public void What_is_known_of_nobody_leaves_the_stores_order() =>
        Gen.Double[0.001, 1].List[1, 30].Sample(scores =>
        {
            var recalled = scores.OrderDescending().Select((s, i) => Item($"i{i}", s)).ToList();
            return RecallWeighing.Of(recalled, scores.Count).Select(r => r.Item.Id).SequenceEqual(recalled.Select(r => r.Item.Id));
        });

    /// <summary>By hand: 1 · (0.7 + 0.15 · ½ + 0.15 · 0.2) = 0.805 for what is 180 days older than the newest.</summary>
    [Fact]
    public void The_weight_is_what_the_formula_says() =>
        Assert.Equal(0.805, RecallWeighing.Of([Item("a", 2, new DateOnly(2026, 1, 1), 0.2), Item("b", 0.1, new DateOnly(2026, 6, 30))], 1)[0].Score, 12);

    private static Recalled Item(string id, double score, DateOnly? date = null, double? importance = null) => new(new EvidenceItem { Id = id, Text = id, Date = date, Importance = importance }, score, []);
}
