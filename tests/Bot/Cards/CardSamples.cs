using System.Text.Json.Nodes;
using Twins.Bot.Cards;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Runs.Nightly;
using Twins.Core.Studies.Analysis;
using Twins.Tests.Studies.Reporting;

namespace Twins.Tests.Bot.Cards;

/// <summary>Every card, from texts that <paramref name="words"/> changes and with lists of <paramref name="size"/> entries at most.</summary>
/// <param name="words">Given what somebody would write there, what stands there.</param>
internal sealed class CardSamples(Func<string, string> words, int size, RespondentIdentity respondent)
{
    public static readonly RespondentIdentity Model = new("gpt-4.1-mini", IsLanguageModel: true, "A language model playing digital twins.");
    public static readonly RespondentIdentity Offline = new("offline", IsLanguageModel: false, "Offline respondent: word-matching rules over the twin's own evidence; not a language model and not people.");

    private static readonly string[] Names = ["Maria Lopez", "Jonas Weber", "Aylin Kaya", "Peter Brandt", "Grete Olsen", "José Müller", "Ivy Chen", "Sam Okoye"];
    private static readonly string[] Summaries = ["A nurse on shifts with two children who plans the week's dinners on Sunday.", "A retired teacher who compares three shops before he buys.", "A student who cooks for a flat of five on a small budget.", "An engineer who orders late and reads every label."];

    public RespondentIdentity Respondent { get; } = Hostile(respondent, words);

    /// <summary>All of them by name.</summary>
    public IReadOnlyDictionary<string, Func<JsonObject>> All => new Dictionary<string, Func<JsonObject>>(StringComparer.Ordinal)
    {
        ["welcome"] = () => WelcomeCard.Of(new GreetingView(Respondent, "k1")),
        ["help"] = () => HelpCard.Of(new GreetingView(Respondent, "k1", InGroup: true)),
        ["twins"] = () => TwinsCard.Of(new TwinsView(Twins(size), size, Respondent, "k1")),
        ["twin"] = () => TwinCard.Of(new TwinView(Twin(0), new FidelityStanding(FidelityLevel.DataDriven, words("It rests on 7 real quotes and 9 real facts with a source; no validation is on file."), words("Validate it against answers of real people, beat the simple baseline, and keep the validation current.")), Some(["What did you cook yesterday?", "What makes you leave a shop?", "Would you pay 3 EUR for delivery?"]), Respondent, "k1")),
        ["progress"] = () => ProgressCard.Of(Progress(ProgressState.Running)),
        ["waiting"] = () => ProgressCard.Of(Progress(ProgressState.Waiting) with { Done = 0, Total = 0, PerMinute = null, Cost = null, Left = null }),
        ["failed"] = () => ProgressCard.Of(Progress(ProgressState.Failed) with { Sentence = words("The model's deployment was not found; ask an administrator to check its name.") }),
        ["result"] = () => ResultCard.Of(Report(), new Uri("https://twins.example.com/runs/autumn/report.html")),
        ["one answer"] = () => ResultCard.Of(Alone(Report())),
        ["compare"] = () => CompareCard.Of(Hostile(CardReports.Two()) with { Respondent = Respondent }),
        ["nothing"] = () => ResultCard.Of(Hostile(SampleReport.Failed()) with { Respondent = Respondent }),
        ["night"] = () => NightCard.Of(Night(), Respondent, l => l.Run is null ? null : new Uri("https://twins.example.com/runs/1/report.html")),
        ["why"] = () => WhyCard.Of(Why()),
        ["my twin"] = () => MyTwinCard.Of(new MyTwinView(Twin(1), Kept(), Respondent, "k1")),
        ["forget"] = () => ForgetCard.Of(new ForgetView(Kept(), Some(["Results of panels stay: they hold counts and no names.", "The record that you were forgotten stays; it names nobody."]), "k1")),
        ["forgotten"] = () => ForgottenCard.Of(new ForgottenView(Kept(), new DateTimeOffset(2026, 11, 25, 9, 30, 0, TimeSpan.Zero), "er-4711")),
        ["report"] = () => ReportCard.Of(words("The stewards of the panel look at it within two working days."), "rp-0815"),
        ["high stakes"] = () => HighStakesCard.Of(new HighStakesView(words("medical questions"), words("I am an AI twin and no doctor. An answer could harm somebody, so I give none."), words("the company doctor, Mondays to Fridays from 8 to 12, extension 4100"), Respondent, new Uri("mailto:doctor@example.com"))),
        ["consent"] = () => ConsentCard.Of(words("Peter Brandt"), words("The person's consent ended on 2026-10-01.")),
        ["notice"] = () => NoticeCard.Of(words("Focus groups are not there yet"), [.. Some(["They come with scenes.", "Until then, ask a panel: each twin answers alone."])]),
        ["error"] = () => ErrorCard.Of(words("There is no panel 'shopers'."), words("Say 'panel shoppers: <question>'."), words("e-12ab")),
        ["offer"] = () => PanelOfferCard.Of("k1"),
        ["dialog"] = () => PanelDialog.Of(new PanelDialogView([.. Enumerable.Range(0, size).Select(i => new PanelChoice($"panel-{i}", words(i is 0 ? "Shoppers of the valley" : $"Panel {i}"), 28 + i))], "k1", size > 2 ? words("Write the question that every twin is asked.") : null) { Before = size > 8 ? new PanelAsk("panel-2", words("Would you come?"), words("A\nB")) : null }),
    };

    /// <summary>Those with figures or twins' words in them.</summary>
    public static readonly string[] Labelled = ["welcome", "help", "twins", "twin", "progress", "waiting", "failed", "result", "one answer", "compare", "nothing", "night", "why", "my twin", "high stakes"];

    public static CardSamples Ordinary(RespondentIdentity? respondent = null) => new(w => w, 8, respondent ?? Model);

    /// <summary>As little as there can be.</summary>
    public static CardSamples Minimal() => new(_ => "", 0, Offline);

    public NightView Night() => new(
        new Night { Date = new DateOnly(2026, 11, 24), Due = default, Begun = default, CaughtUp = size > 2 ? words("It began 40 minutes late.") : null },
        [.. new[]
        {
            new NightLine(words("autumn"), "shoppers", "run-1", "run-0", "completed", words("'message-03' moved from 3.41 to 3.78 (+0.37, 95 % interval +0.12 to +0.61, 26 twins) after its text was edited; 9 others stayed within noise. 'message-03' now leads and is separable from all 9 others. 260 calls were bought for $0.09.")),
            new NightLine(words("winter prices"), "commuters", "run-2", null, "running", words("1,120 of 4,000 evaluations are done.")),
            new NightLine(words("loyalty"), null, null, null, "not_ordered", words("The panel 'regulars' has no twins. It is tried again next night; retry this night to try it now.")),
        }.Concat(Enumerable.Range(0, size > 8 ? size : 0).Select(i => new NightLine(words($"campaign {i}"), words("panel"), $"run-{i}", null, "completed", words("Nothing changed.")))).Take(size)]);

    public StudyReport Report() => Hostile(CardReports.Ten()) with { Respondent = Respondent };

    private WhyView Why() => new()
    {
        Twin = words("Maria Lopez"),
        Question = words("Would you pay 3 EUR for delivery?"),
        Respondent = Respondent,
        TwinVersion = "4f1d0c6b",
        PromptVersion = "talk-3",
        TurnsRemembered = 6,
        Evidence = [.. Enumerable.Range(0, size > 8 ? size : Math.Min(size, 3)).Select(i => new ShownEvidence(new EvidenceItem
        {
            Id = words($"q{i + 1}"),
            Kind = i is 2 ? EvidenceKind.Episode : EvidenceKind.Quote,
            Text = words(i is 0 ? "I will not pay for somebody to carry what I can carry myself." : i is 1 ? "Three euros is a loaf of bread." : "Ordered twice in spring and sent one box back."),
            Source = i is 2 ? null : words("interviews/2026-03.csv, row 14"),
            Date = i is 2 ? null : new DateOnly(2026, 3, 14),
            Synthetic = i is 2,
        }, Cited: i < 2))],
    };

    private ProgressView Progress(ProgressState state) => new() { Title = words("Autumn messages on shoppers"), Respondent = Respondent, Key = "k1", Run = "run-1", State = state, Done = 412, Total = 1120, PerMinute = 96, Cost = 0.31m, Left = TimeSpan.FromMinutes(7) };

    private IReadOnlyList<TwinLine> Twins(int count) => [.. Enumerable.Range(0, count).Select(Twin)];

    private TwinLine Twin(int i) => new(
        $"twin-{i}",
        words(Names[i % Names.Length]),
        words(Summaries[i % Summaries.Length]),
        i % 4 is 3 ? null : words(SampleReport.Segments[i % 4]),
        (FidelityLevel)(1 + (i * 2 + 2) % 5),
        words(i % 4 is 1 ? "consent until 2027-01-01" : i % 4 is 3 ? "no valid consent: cannot be addressed" : "no real person"),
        i % 4 is not 3);

    private IReadOnlyList<KeptThing> Kept() =>
        [.. new KeptThing[] { new(words("Talks"), words("3 talks with 41 turns, the oldest of 2026-10-02")), new(words("Feedback"), words("2 likes, 1 dislike with a comment")), new(words("Your twin"), words("12 quotes, 8 facts, 2 versions")) }
            .Concat(Enumerable.Range(0, size > 8 ? size : 0).Select(i => new KeptThing(words($"Thing {i}"), words("many")))).Take(size)];

    private IReadOnlyList<string> Some(string[] texts) => [.. texts.Take(size).Select(words)];

    /// <summary>The same report with the texts changed wherever an outsider writes.</summary>
    private StudyReport Hostile(StudyReport report) => HostileReport.Of(report, words("")) is var hostile && size > 0 ? hostile : hostile with { Warnings = [], Questions = [.. hostile.Questions.Select(q => q with { Dummies = [], Human = [], Themes = [] })] };

    private static StudyReport Alone(StudyReport report) => report with { Questions = [.. report.Questions.Select(q => q with { Results = [.. q.Results.Take(1)] })] };

    private static RespondentIdentity Hostile(RespondentIdentity respondent, Func<string, string> words) => respondent with { Name = words(respondent.Name), Label = words("") is { Length: > 0 } more ? respondent.Label + more : respondent.Label };
}
