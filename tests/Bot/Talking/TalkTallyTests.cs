using System.Diagnostics;
using Twins.Bench.Talks;

namespace Twins.Tests.Bot.Talking;

/// <summary>What the benchmark of talks counts.</summary>
public sealed class TalkTallyTests
{
    private static readonly Heard[] Good = [Came(0, "streaming", "I would"), Came(2, "final", "I would not.")];

    [Fact]
    public void An_answer_that_grew_and_ended_in_one_message_is_whole()
    {
        var tally = Of(2, [.. Good, .. Good.Select(h => h with { Conversation = "a:ben" })]);
        Assert.Equal((0, 0, 0), (tally.Lost, tally.Doubled, tally.Broken));
        Assert.Equal(2, tally.Nearest, 9);
    }

    [Fact]
    public void A_message_that_is_replaced_by_the_same_answer_counts_once() =>
        Assert.Equal(0, Of(1, [.. Good, Came(5, "", "I would not.")]).Doubled);

    [Fact]
    public void The_answer_in_a_second_message_is_doubled() =>
        Assert.Equal(1, Of(1, [.. Good, Came(5, "", "I would not.") with { Message = "m2" }]).Doubled);

    [Fact]
    public void Whoever_only_read_its_beginning_lost_it() =>
        Assert.Equal(1, Of(1, Good[..1]).Lost);

    [Theory]
    [InlineData("I would")]
    [InlineData("Would I? I would not.")]
    public void An_answer_that_is_not_whole_or_takes_words_back_is_broken(string text) =>
        Assert.Equal(1, Of(1, [Good[0], Came(2, "final", text)]).Broken);

    private static TalkTally Of(int people, Heard[] heard) => TalkTally.Of(heard, people, _ => "I would not.");

    private static Heard Came(int second, string stream, string text) =>
        new("a:ada", second * Stopwatch.Frequency, second * Stopwatch.Frequency, "m1", stream, text, stream is not "streaming");
}
