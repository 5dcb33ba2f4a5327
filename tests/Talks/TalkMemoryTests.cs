using Twins.Core.Talks;

namespace Twins.Tests.Talks;

/// <summary>What a twin remembers of its talks with one person.</summary>
public class TalkMemoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_talk_that_is_going_on_is_remembered_word_for_word_in_its_order()
    {
        var (recent, earlier) = TalkMemory.Of([Turn(1, "third"), Turn(5, "second"), Turn(9, "first")], "and now?", Now);
        Assert.Equal(["first", "second", "third"], recent.Select(t => t.Said));
        Assert.Empty(earlier);
    }

    [Fact]
    public void Of_earlier_talks_those_turns_are_remembered_that_share_telling_words()
    {
        var week = (int)TimeSpan.FromDays(7).TotalMinutes;
        TalkTurn[] turns = [Turn(5, "hello again"), Turn(week, "what about oat milk"), Turn(week + 1, "what about your dog"), Turn(week + 2, "what about the weather")];
        var (recent, earlier) = TalkMemory.Of(turns, "so what about milk prices?", Now);
        Assert.Equal(["hello again"], recent.Select(t => t.Said));
        Assert.Equal(["what about oat milk"], earlier.Select(t => t.Said));
    }

    [Fact]
    public void A_turn_in_which_the_twin_said_nothing_is_not_remembered()
    {
        var (recent, earlier) = TalkMemory.Of([Turn(1, "lost") with { Answer = "" }, Turn(2, "kept")], "lost?", Now);
        Assert.Equal(["kept"], recent.Select(t => t.Said));
        Assert.Empty(earlier);
    }

    [Fact]
    public void A_long_talk_is_remembered_as_far_as_it_fits()
    {
        var turns = Enumerable.Range(1, 100).Select(i => Turn(i, new string('x', 4000))).ToList();
        var (recent, _) = TalkMemory.Of(turns, "and?", Now);
        Assert.InRange(recent.Sum(t => t.Said.Length), 4000, 32_000);
        Assert.Equal(turns[0], recent[^1]);
    }

    private static TalkTurn Turn(int minutesAgo, string said) => new()
    {
        Id = $"t{minutesAgo}",
        Twin = "greta",
        At = Now - TimeSpan.FromMinutes(minutesAgo),
        Said = said,
        Answer = "I see.",
        Outcome = "answered",
        TwinVersion = "v",
        Respondent = "m",
        IsLanguageModel = true,
        PromptVersion = "p",
    };
}
