using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies.Reporting;

/// <summary>Reports as a study gives them, in the sizes that a page must hold; every text in them is ours.</summary>
internal static class SampleReport
{
    public static readonly string[] Segments = ["Young families", "Budget keepers", "Food lovers", "Empty nesters"];

    private static readonly string[] Agreement = ["would certainly not", "would rather not", "might", "would rather", "would certainly"];

    /// <summary>Four segments, six questions (the first one elicited in two ways), people to compare with.</summary>
    public static StudyReport Large(int variants = 50, bool languageModel = true, int seed = 7)
    {
        var draw = new SampleDraw(seed);
        var cards = Enumerable.Range(1, variants).Select(Card).ToList();
        string[] ids = [.. cards.Select(c => c.Id)];
        var primary = draw.Rating("visit", "After reading this message, how likely are you to shop with us this week?", "likert", Agreement, ids) with { Primary = true, Human = [draw.Human("people", ids[0], 5)], Themes = draw.Themes(ids) };
        return Frame(languageModel, variants, primary.Verdict) with
        {
            Questions =
            [
                primary,
                primary with { Elicitation = Elicitation.Ssr, Human = [], Themes = [], Results = draw.Shuffled(primary.Results) },
                draw.Rating("recommend", "How likely are you to recommend this shop to a friend?", "nps", [.. Enumerable.Range(0, 11).Select(i => $"{i}")], ids),
                draw.Choice("channel", "Where would you like to read it?", "single", ["In an e-mail", "In the app", "On a poster", "In the letter box"]),
                draw.Choice("topics", "Which of these would you like to hear more about?", "multiple", ["Recipes", "Prices", "Where the food comes from"]),
                draw.Ranking("order", "Put these promises in order.", ["Fresh", "Cheap", "Near", "Fair"]),
                draw.Number("spend", "What would you spend on it?", "EUR", ids),
                draw.Open("missing", "What is missing from this message?", ids),
            ],
            Elicitations = [new ElicitationComparison("visit", Elicitation.Stated, Elicitation.Ssr, variants, 0.74, 0.18, -0.21)],
            Variants = cards,
            Objections = [.. Segments.Select(s => new SegmentThemes(s, draw.Themes(ids)))],
            Changes = Night(ids),
        };
    }

    /// <summary>The night after: of six edited messages the first two moved, one was renamed, a twin joined, one left, and another leads.</summary>
    private static ChangeReport Night(string[] ids)
    {
        var chance = new Random(11);
        var before = Nights.Night(28, ids.Length, (i, k) => 2 + k % 3 + i % 2) with { Columns = [.. ids.Select((id, k) => new CellColumn(k is 9 ? "old-name" : id, $"text {k}"))] };
        var now = before.Edited([.. Enumerable.Range(0, Math.Min(ids.Length, 6))]);
        now = now with { Columns = [.. now.Columns.Select((c, k) => c with { Id = ids[k] })], Twins = [.. now.Twins.Skip(1), new CellTwin("zoe", "new", 1)], Values = [.. now.Values.Skip(1), now.Values[0]] };
        double Moved(int twin, int message) => Math.Clamp(now.Values[twin][message]!.Value + (message is 0 ? 2 : message is 1 ? -1 : 0) + chance.Next(-1, 2) * .5, 1, 5);
        return ChangeAnalysis.Of(new EarlierRun("autumn-b7f2", before), now.With((i, k) => k < 6 ? Moved(i, k) : now.Values[i][k]), 7);
    }

    /// <summary>Two variants, one question, one segment, nothing else.</summary>
    public static StudyReport Small()
    {
        var draw = new SampleDraw(3);
        var question = draw.Rating("visit", "How likely are you to come?", "likert", Agreement, ["plain", "bold"]) with { Primary = true };
        return Frame(languageModel: true, 2, question.Verdict) with
        {
            Questions = [question with { Results = [.. question.Results.Select(r => r with { Segments = [] })], Variance = null, Order = null }],
            Variants = [Card(1) with { Id = "plain" }, Card(2) with { Id = "bold" }],
            Warnings = [],
        };
    }

    /// <summary>A night on which nothing came back.</summary>
    public static StudyReport Failed()
    {
        var verdict = new Verdict(VerdictKind.TooWeakToUse, "Nobody answered.", ["0 of 28 twins answered, 0 of 1,400 times."]);
        return Frame(languageModel: true, 2, verdict) with
        {
            Questions = [new SampleDraw(1).Rating("visit", "How likely are you to come?", "likert", Agreement, []) with { Primary = true, Verdict = verdict, Dummies = [], Variance = null, Order = null }],
            Variants = [Card(1), Card(2)],
            Outcomes = [new OutcomeCount("Answered", 0, []), new OutcomeCount("Failed", 1400, ["The server at 10.0.0.1 did not answer within 30 s."])],
        };
    }

    private static VariantCard Card(int i) => new(
        $"message-{i:00}",
        i % 3 is 0 ? null : $"Dinner for four, number {i}, on the table in twenty minutes",
        $"We wash it, chop it and bring it to your door before six. This is body {i}.",
        i % 4 is 0 ? "Two for the price of one until Sunday" : null,
        i % 2 is 0 ? $"{i % 30}.90 EUR" : null,
        "email",
        i % 10 is 0);

    private static StudyReport Frame(bool languageModel, int variants, Verdict verdict) => new()
    {
        Campaign = "autumn",
        Title = "Autumn messages",
        Objective = "Which message brings families back to the shop before the schools close?",
        Finished = new DateTimeOffset(2026, 11, 23, 4, 12, 0, TimeSpan.Zero),
        Respondent = languageModel
            ? new RespondentIdentity("gpt-4.1-mini", true, "A language model playing digital twins")
            : new RespondentIdentity("offline", false, "Offline respondent: rules over the twin's own evidence; not a language model and not people."),
        Panel = new PanelSummary("shoppers", "Shoppers of the valley", 28, [.. Segments.Select((s, i) => new SegmentSummary(s, 4 + (2 * i), 0.1 * (i + 1)))], new Dictionary<int, int> { [2] = 19, [3] = 9 }, 24.3),
        Plan = new PlanSummary("4f1d0c6ba2e97d53", variants, 2, 2, [Elicitation.Stated, Elicitation.Ssr], 42, 28L * variants * 2),
        Verdict = verdict,
        Worth = languageModel ? new EffectiveSample(9.3, 4.1, 16.4) : new EffectiveSample(0, 0, 0),
        Questions = [],
        Variants = [],
        Outcomes = [new OutcomeCount("Answered", 15396, []), new OutcomeCount("Abstained", 1404, ["My evidence says nothing about delivery."]), new OutcomeCount("Refused", 0, []), new OutcomeCount("Filtered", 12, ["The provider's filter stopped the prompt."]), new OutcomeCount("Unparseable", 3, ["The reply ended in the middle of a word."]), new OutcomeCount("Failed", 0, [])],
        Objections = [],
        Cost = new CostReport(1.8342m, 0.4m, 5600, 1204, 12_400_331, 9_800_120, 610_440, 1.2m, 2.4m, 0.019, 412),
        Warnings = ["The panel has 28 twins; intervals over so few are rough.", "The segment 'Young families' has 4 twins; read its figures as anecdotes."],
    };
}
