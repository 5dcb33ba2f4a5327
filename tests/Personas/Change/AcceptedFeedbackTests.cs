using Microsoft.Extensions.Time.Testing;
using Twins.Core.Personas.Change;
using Twins.Core.Talks;

namespace Twins.Tests.Personas.Change;

/// <summary>What people say of answers changes a twin when a steward says so.</summary>
public sealed class AcceptedFeedbackTests : IDisposable
{
    private readonly Lives lives = new();
    private readonly FeedbackBook book;
    private readonly AcceptedFeedback desk;

    public AcceptedFeedbackTests()
    {
        book = new FeedbackBook(lives.Records, new FakeTimeProvider(Lives.Day(9)));
        desk = new AcceptedFeedback(book, lives.Diary);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => lives.Dispose();

    [Fact]
    public async Task Criticism_waits_until_a_steward_accepts_it_and_is_then_kept_once()
    {
        var given = await book.KeepAsync(FeedbackKind.Dislike, "ada", "She would never order fish.", Turn, "c1", Stop);
        Assert.Empty(await lives.TextsAsync());
        Assert.Equal([given.Id], (await desk.WaitingAsync("mara", 10, Stop)).Select(f => f.Id));
        await desk.AcceptAsync(given.Id, "jo", DiaryEntry.Main, Stop);
        var entry = await desk.AcceptAsync(given.Id, "jo", DiaryEntry.Main, Stop);
        Assert.Equal(["Asked \"Fish?\" I said \"Yes.\", and was told: \"She would never order fish.\""], await lives.TextsAsync());
        Assert.Equal(("feedback, accepted by jo", "ada", false), (entry.Source, entry.Subject, entry.Invented));
    }

    [Fact]
    public async Task Praise_reports_and_silence_are_nothing_to_learn_from()
    {
        var praise = await book.KeepAsync(FeedbackKind.Like, "ada", "Spot on.", Turn, "c1", Stop);
        await book.KeepAsync(FeedbackKind.Dislike, "ada", null, Turn, "c2", Stop);
        await book.KeepAsync(FeedbackKind.Dislike, "ada", "Which answer?", null, "c3", Stop);
        Assert.Empty(await desk.WaitingAsync(null, 10, Stop));
        await Assert.ThrowsAsync<LifeException>(() => desk.AcceptAsync(praise.Id, "jo", DiaryEntry.Main, Stop));
        await Assert.ThrowsAsync<LifeException>(() => desk.AcceptAsync("no such", "jo", DiaryEntry.Main, Stop));
    }

    private static TalkTurn Turn => new()
    {
        Id = "t1",
        Twin = "mara",
        At = Lives.Day(8),
        Said = "Fish?",
        Answer = "Yes.",
        Outcome = "answered",
        TwinVersion = "v",
        Respondent = "m",
        IsLanguageModel = true,
        PromptVersion = "p",
    };
}
