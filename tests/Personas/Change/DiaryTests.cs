using Twins.Core.Personas.Change;

namespace Twins.Tests.Personas.Change;

/// <summary>What is kept of a twin's lives, and what is forgotten.</summary>
public sealed class DiaryTests : IDisposable
{
    private readonly Lives lives = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => lives.Dispose();

    [Fact]
    public async Task Entries_are_kept_once_and_listed_oldest_first()
    {
        Assert.True(await lives.Diary.AppendAsync(Lives.Entry("second", 2), Stop));
        Assert.True(await lives.Diary.AppendAsync(Lives.Entry("first", 1), Stop));
        Assert.False(await lives.Diary.AppendAsync(Lives.Entry("second", 2), Stop));
        Assert.Equal(["first", "second"], await lives.TextsAsync());
    }

    [Fact]
    public async Task Two_lives_share_what_was_lived_before_they_parted_and_nothing_after()
    {
        await lives.Diary.AppendAsync(Lives.Entry("childhood", 1), Stop);
        await lives.Diary.BeginAsync("mara", "A", DiaryEntry.Main, Lives.Day(5), Stop);
        await lives.Diary.BeginAsync("mara", "B", DiaryEntry.Main, Lives.Day(5), Stop);
        await lives.Diary.AppendAsync(Lives.Entry("won", 6, "A"), Stop);
        await lives.Diary.AppendAsync(Lives.Entry("lost", 6, "B"), Stop);
        await lives.Diary.AppendAsync(Lives.Entry("only in main", 7), Stop);
        Assert.Equal(["childhood", "won"], await lives.TextsAsync("A"));
        Assert.Equal(["childhood", "lost"], await lives.TextsAsync("B"));
        Assert.Equal(["childhood", "only in main"], await lives.TextsAsync());
    }

    [Fact]
    public async Task A_branch_of_a_branch_shares_both()
    {
        await lives.Diary.AppendAsync(Lives.Entry("main 1", 1), Stop);
        await lives.Diary.BeginAsync("mara", "A", DiaryEntry.Main, Lives.Day(3), Stop);
        await lives.Diary.AppendAsync(Lives.Entry("A 4", 4, "A"), Stop);
        await lives.Diary.BeginAsync("mara", "A2", "A", Lives.Day(5), Stop);
        await lives.Diary.AppendAsync(Lives.Entry("A 6", 6, "A"), Stop);
        await lives.Diary.AppendAsync(Lives.Entry("A2 6", 6, "A2"), Stop);
        Assert.Equal(["main 1", "A 4", "A2 6"], await lives.TextsAsync("A2"));
    }

    [Fact]
    public async Task A_reset_gives_the_baseline_back_and_leaves_other_lives_alone()
    {
        await lives.Diary.AppendAsync(Lives.Entry("childhood", 1), Stop);
        await lives.Diary.BeginAsync("mara", "A", DiaryEntry.Main, Lives.Day(5), Stop);
        await lives.Diary.AppendAsync(Lives.Entry("won", 6, "A"), Stop);
        Assert.Equal(0, await lives.Diary.ResetAsync("mara", DiaryEntry.Main, erase: false, Stop));
        Assert.Empty(await lives.TextsAsync());
        Assert.Equal(["childhood", "won"], await lives.TextsAsync("A"));
        await lives.Diary.AppendAsync(Lives.Entry("a new life", 8), Stop);
        Assert.Equal(["a new life"], await lives.TextsAsync());
        await lives.Diary.ResetAsync("mara", "A", erase: false, Stop);
        Assert.Empty(await lives.TextsAsync("A"));
    }

    [Fact]
    public async Task A_reset_that_erases_leaves_nothing_of_that_path()
    {
        await lives.Diary.AppendAsync(Lives.Entry("childhood", 1), Stop);
        await lives.Diary.ResetAsync("mara", DiaryEntry.Main, erase: false, Stop);
        await lives.Diary.AppendAsync(Lives.Entry("later", 2), Stop);
        Assert.Equal(2, await lives.Diary.ResetAsync("mara", DiaryEntry.Main, erase: true, Stop));
        Assert.Equal(0, await lives.Diary.EraseAsync("mara", Stop));
    }

    [Fact]
    public async Task Forgetting_a_person_takes_their_words_and_the_opinions_that_rest_on_them()
    {
        var (hers, other) = (Lives.Entry("Ada shouted at me.", 1) with { Subject = "p-ada" }, Lives.Entry("It rained.", 2));
        await lives.Diary.AppendAsync(hers, Stop);
        await lives.Diary.AppendAsync(other, Stop);
        await lives.Diary.AppendAsync(Opinion("People shout.", hers, other), Stop);
        await lives.Diary.AppendAsync(Opinion("It rains.", other), Stop);
        Assert.Equal(2, await lives.Diary.EraseSubjectsAsync(new HashSet<string>(["p-ada"], StringComparer.Ordinal), Stop));
        Assert.Equal(["It rained.", "It rains."], (await lives.TextsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_in_one_sentence()
    {
        await Assert.ThrowsAsync<LifeException>(() => lives.Diary.AppendAsync(Lives.Entry("x", path: "A"), Stop));
        await Assert.ThrowsAsync<LifeException>(() => lives.Diary.AppendAsync(Lives.Entry(""), Stop));
        await Assert.ThrowsAsync<LifeException>(() => lives.Diary.AppendAsync(Lives.Entry("x") with { Importance = 2 }, Stop));
        await Assert.ThrowsAsync<LifeException>(() => lives.Diary.BeginAsync("mara", "../x", DiaryEntry.Main, Lives.Day(1), Stop));
        await lives.Diary.BeginAsync("mara", "A", DiaryEntry.Main, Lives.Day(1), Stop);
        await lives.Diary.BeginAsync("mara", "A", DiaryEntry.Main, Lives.Day(1), Stop);
        await Assert.ThrowsAsync<LifeException>(() => lives.Diary.BeginAsync("mara", "A", DiaryEntry.Main, Lives.Day(2), Stop));
        Assert.Contains("did you mean 'A'", (await Assert.ThrowsAsync<LifeException>(() => lives.Diary.ListAsync("mara", "B", Stop))).Message, StringComparison.Ordinal);
    }

    private static DiaryEntry Opinion(string text, params DiaryEntry[] grounds) =>
        Lives.Entry(text, 3) with { Kind = DiaryKind.Reflection, Part = OpinionPart.Belief, Topic = text, Grounds = [.. grounds.Select(g => g.Id)] };
}
