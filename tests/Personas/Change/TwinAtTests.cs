using CsCheck;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;

namespace Twins.Tests.Personas.Change;

/// <summary>A twin as life has changed it.</summary>
public class TwinAtTests
{
    private static readonly DateOnly Today = new(2026, 9, 30);

    [Fact]
    public void A_twin_to_which_nothing_happened_is_the_same_twin()
    {
        Assert.Same(Lives.Mara, TwinAt.Apply(Lives.Mara, [], Today));
        Assert.Same(Lives.Mara, TwinAt.Apply(Lives.Mara, [Lives.Entry("Somebody else's.") with { Twin = "anton" }], Today));
    }

    [Fact]
    public void What_happened_becomes_an_episode_with_its_date_and_its_source()
    {
        var entry = Lives.Entry("The tram was late.", 3) with { Invented = true, Subject = "p-1", Importance = .9 };
        var twin = Lives.Mara with { Memory = new Memory { Episodes = [new EvidenceItem { Text = "Moved house." }] } };
        var changed = TwinAt.Apply(twin, [entry], Today);
        var item = changed.Memory.Episodes[1];
        Assert.Equal((entry.Id, "The tram was late.", "diary: test", new DateOnly(2026, 9, 3), true, "p-1", .9, EvidenceKind.Episode), (item.Id, item.Text, item.Source, item.Date, item.Synthetic, item.Subject, item.Importance, item.Kind));
        Assert.Equal("e1", changed.Memory.Episodes[0].Id);
        Assert.NotEqual(TwinVersion.Of(twin), TwinVersion.Of(changed));
        Assert.Equal(changed with { Memory = twin.Memory }, twin with { });
    }

    [Fact]
    public void An_opinion_becomes_a_belief_or_a_tendency_and_names_what_it_rests_on()
    {
        var entry = Lives.Entry("The tram was late.", 3);
        var changed = TwinAt.Apply(Lives.Mara, [entry, Opinion("Trams are late.", 4, OpinionPart.Belief, entry.Id), Opinion("leaves early", 4, OpinionPart.Tendency, entry.Id)], Today);
        Assert.Equal(["Work comes first.", "Trams are late."], changed.Beliefs);
        Assert.Equal(["leaves early"], changed.Tendencies);
        Assert.Equal([entry.Id], changed.Grounds["Trams are late."]);
        Assert.Contains(changed.Memory.All, i => i.Id == changed.Grounds["leaves early"][0]);
    }

    [Fact]
    public void Who_changes_an_opinion_holds_the_new_one_alone() =>
        Assert.Equal(["Work comes first.", "Trams are fine."], TwinAt.Apply(Lives.Mara, [Opinion("Trams are fine.", 9, OpinionPart.Belief), Opinion("Trams are late.", 4, OpinionPart.Belief)], Today).Beliefs);

    [Fact]
    public void What_has_not_happened_yet_changes_nothing() => Assert.Same(Lives.Mara, TwinAt.Apply(Lives.Mara, [Lives.Entry("later", 30)], new DateOnly(2026, 9, 29)));

    [Fact]
    public void Of_a_long_life_the_weightiest_stays()
    {
        var entries = Enumerable.Range(0, 100).Select(i => Lives.Entry($"thing {i}", 1 + (i % 28)) with { Importance = i / 100.0 }).ToList();
        var changed = TwinAt.Apply(Lives.Mara, entries, Today);
        Assert.Equal(TwinAt.MostEpisodes, changed.Memory.Episodes.Count);
        Assert.All(changed.Memory.Episodes, e => Assert.True(e.Importance >= .4));
        Assert.Equal(changed.Memory.Episodes.Select(e => e.Date).Order(), changed.Memory.Episodes.Select(e => e.Date));
    }

    [Fact]
    public void The_order_in_which_entries_come_makes_no_difference() =>
        Gen.Shuffle(Enumerable.Range(0, 12).Select(i => i % 4 is 3 ? Opinion($"opinion {i}", 1 + i, OpinionPart.Belief) : Lives.Entry($"thing {i}", 1 + i)).ToArray())
            .Sample(shuffled => TwinVersion.Of(TwinAt.Apply(Lives.Mara, shuffled, Today)) == TwinVersion.Of(TwinAt.Apply(Lives.Mara, shuffled.OrderBy(e => e.At), Today)));

    private static DiaryEntry Opinion(string text, int day, OpinionPart part, params string[] grounds) =>
        Lives.Entry(text, day) with { Kind = DiaryKind.Reflection, Part = part, Topic = part is OpinionPart.Belief && text.StartsWith("Trams", StringComparison.Ordinal) ? "trams" : text, Grounds = grounds };
}
