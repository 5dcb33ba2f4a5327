using Twins.Bot.Cards;
using Twins.Core.Personas;
using Twins.Core.Runs.Nightly;
using Twins.Core.Studies.Analysis;
using Twins.Tests.Studies.Reporting;

namespace Twins.Tests.Bot.Cards;

/// <summary>What each card is there for.</summary>
public sealed class CardContentTests
{
    private static readonly CardSamples Samples = CardSamples.Ordinary();

    [Fact]
    public void A_result_says_its_verdict_before_its_chart_and_every_number_with_interval_and_base()
    {
        var report = Samples.Report();
        var card = ResultCard.Of(report);
        var seen = card.Seen();
        Assert.True(seen.IndexOf(report.Verdict.Sentence, StringComparison.Ordinal) is > 0 and var verdict && verdict < seen.IndexOf("Points", StringComparison.Ordinal));
        var rows = card.OfType("TableRow").Skip(1).Select(r => r.Seen()).ToList();
        Assert.Equal(10, rows.Count);
        Assert.All(rows, row => Assert.Matches(@"\d\.\d\d \(\d\.\d\d–\d\.\d\d\)[^\n]*\n28$", row));
        Assert.Contains("uniform 0.31, always middle 0.64", seen, StringComparison.Ordinal);
        Assert.Contains("Two samples of the same people are 0.16 apart", seen, StringComparison.Ordinal);
        Assert.Contains("about 9 people (4–16)", seen, StringComparison.Ordinal);
        Assert.All(report.Warnings, w => Assert.Contains(w, seen, StringComparison.Ordinal));
        Assert.Contains("$1.83", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_has_the_means_and_in_words_for_whoever_cannot_draw_it_their_intervals()
    {
        var report = Samples.Report();
        var chart = Assert.Single(ResultCard.Of(report).OfType("Chart.HorizontalBar"));
        Assert.Equal(report.Questions[0].Results.Select(r => Math.Round(r.Mean.Value, 2)), chart["data"]!.AsArray().Select(p => p!["y"]!.GetValue<double>()));
        Assert.All(chart["fallback"]!["facts"]!.AsArray(), f => Assert.Matches(@"^█+░* \d\.\d\d \(\d\.\d\d–\d\.\d\d\), 28 twins$", f!.AsObject().Text("value")!));
    }

    [Fact]
    public void Shares_are_drawn_in_percent_and_bars_below_zero_in_words()
    {
        var shares = With(Samples.Report(), q => q with { Unit = "share yes", Min = 0, Max = 1, Results = [.. q.Results.Select((r, i) => r with { Mean = new Estimate(.6 - .05 * i, .5, .7) })] });
        Assert.Equal(60, ResultCard.Of(shares).OfType("Chart.HorizontalBar").Single()["data"]![0]!["y"]!.GetValue<double>());
        var nps = With(Samples.Report(), q => q with { Kind = "nps", Unit = "NPS points", Min = -100, Max = 100, Results = [.. q.Results.Select((r, i) => r with { Mean = new Estimate(30 - 20 * i, 0, 40) })] });
        Assert.Empty(ResultCard.Of(nps).OfType("Chart.HorizontalBar"));
        Assert.Single(ResultCard.Of(nps).OfType("FactSet"));
    }

    [Fact]
    public void A_choice_shows_its_options_and_an_open_question_its_voices()
    {
        var draw = new SampleDraw(5);
        var choice = ResultCard.Of(Samples.Report() with { Questions = [draw.Choice("channel", "Where?", "single", ["In an e-mail", "In the app"])] });
        Assert.Equal(2, choice.OfType("TableRow").Skip(1).Count());
        Assert.Matches(@"In the app\n\d+% \(\d+%–\d+%\)\n28", choice.Seen());
        var open = ResultCard.Of(Samples.Report() with { Questions = [draw.Open("missing", "What is missing?", ["a", "b"])] });
        Assert.Empty(open.OfType("TableRow"));
        Assert.Contains("(11 twins): “I cook for four", open.Seen(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://twins.example.com/report.html")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://ada:secret@twins.example.com/")]
    [InlineData("mailto:someone@example.com")]
    public void Only_https_is_linked(string address) => Assert.Empty(ResultCard.Of(Samples.Report(), new Uri(address)).OfType("Action.OpenUrl"));

    [Fact]
    public void A_page_of_twins_says_how_to_see_the_rest()
    {
        var card = Samples.All["twins"]();
        var last = card.OfType("Action.Execute").Last(a => a.Text("verb") is "twins");
        Assert.Equal("twin-5", last["data"]!.AsObject().Text("after"));
        Assert.Contains("and 2 more. Press 'More twins'", card.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_twin_without_consent_has_no_button()
    {
        var talks = Samples.All["twins"]().OfType("Action.Execute").Where(a => a.Text("verb") is "talk").Select(a => a["data"]!.AsObject().Text("twin"));
        Assert.Equal(["twin-0", "twin-1", "twin-2", "twin-4", "twin-5"], talks);
    }

    [Theory]
    [InlineData(FidelityLevel.Scripted, "●○○○○ level 1 of 5, scripted")]
    [InlineData(FidelityLevel.HighFidelity, "●●●●○ level 4 of 5, high-fidelity")]
    public void A_level_is_told_in_circles_and_words(FidelityLevel level, string badge) => Assert.Equal(badge, FidelityBadge.Of(level));

    [Theory]
    [InlineData(ProgressState.Waiting, true)]
    [InlineData(ProgressState.Running, true)]
    [InlineData(ProgressState.Stopping, false)]
    [InlineData(ProgressState.Cancelled, false)]
    [InlineData(ProgressState.Failed, false)]
    public void Work_can_be_cancelled_while_it_is_under_way(ProgressState state, bool can)
    {
        var card = ProgressCard.Of(new ProgressView { Title = "T", Respondent = CardSamples.Model, Key = "press-1", Run = "run-1", State = state, Done = 1, Total = 3 });
        Assert.Equal(can ? ["""{"verb":"cancel","key":"press-1","run":"run-1"}"""] : [], card.OfType("Action.Execute").Select(a => a["data"]!.ToJsonString()));
    }

    [Fact]
    public void Progress_says_how_far_how_fast_how_dear_and_how_long()
    {
        var seen = Samples.All["progress"]().Seen();
        Assert.Contains("37% 412 of 1\u202F120 answers", seen, StringComparison.Ordinal);
        Assert.Contains("96 answers a minute · $0.31 so far · about 7 min left", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_night_tells_each_lines_state_and_sentence()
    {
        var night = Samples.Night();
        var seen = NightCard.Of(night, CardSamples.Model).Seen();
        Assert.Contains("1 of 3 finished, 1 still running, 1 without a result.", seen, StringComparison.Ordinal);
        Assert.All(night.Lines, l => Assert.Contains(l.Sentence, seen, StringComparison.Ordinal));
        var details = NightDetails.Of(night, CardSamples.Offline);
        Assert.Equal(night.Lines.Count, details.Count);
        Assert.StartsWith("**autumn** on **shoppers**: ✓ finished\n\n'message-03' moved", details[0], StringComparison.Ordinal);
        Assert.EndsWith($"_{StudyReport.Label}. {CardSamples.Offline.Label}_", details[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_panel_that_has_moved_is_a_result_that_asks_for_a_look()
    {
        var night = new NightView(Samples.Night().Night, [new NightLine("pulse", null, "run-9", null, "moved", "It has moved.")]);
        var card = NightCard.Of(night, CardSamples.Model);
        Assert.Contains("1 of 1 finished.", card.Seen(), StringComparison.Ordinal);
        Assert.Contains("⚠ finished, the panel has moved", card.Seen(), StringComparison.Ordinal);
        Assert.Contains("\"Attention\"", card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Details_of_a_monstrous_night_stay_small()
    {
        var monster = new CardSamples(w => w + new string('[', 100_000), 500, CardSamples.Model);
        Assert.All(NightDetails.Of(monster.Night(), CardSamples.Model), d => Assert.InRange(d.Length, 1, 8_000));
    }

    [Fact]
    public void Why_tells_what_was_cited_what_only_shown_and_what_made_up()
    {
        var seen = Samples.All["why"]().Seen();
        Assert.Contains("[q1] Quote ✓ cited\n“I will not pay for somebody to carry what I can carry myself.”\nSource: interviews/2026-03.csv, row 14, 2026-03-14", seen, StringComparison.Ordinal);
        Assert.Contains("[q3] Episode shown, not cited ⚠ synthetic: made up by a model or an author", seen, StringComparison.Ordinal);
        Assert.Contains("It does not tell how the model came to its words", seen, StringComparison.Ordinal);
        Assert.Contains("Model: gpt-4.1-mini · prompt talk-3 · twin version 4f1d0c6b · 6 earlier turns remembered · 3 pieces of evidence shown", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Forgetting_is_asked_first_with_all_that_will_be_gone()
    {
        var card = Samples.All["forget"]();
        Assert.Contains("Talks: 3 talks with 41 turns", card.Seen(), StringComparison.Ordinal);
        var delete = card.OfType("Action.Execute").First();
        Assert.Equal(("forget", "k1", "destructive"), (delete.Text("verb"), delete["data"]!.AsObject().Text("key"), delete.Text("style")));
    }

    [Fact]
    public void With_nothing_kept_there_is_nothing_to_delete() =>
        Assert.DoesNotContain(ForgetCard.Of(new ForgetView([], [], "k")).OfType("Action.Execute"), a => a.Text("verb") is "forget");

    [Fact]
    public void The_dialog_asks_for_a_panel_and_a_question_and_sends_what_it_starts()
    {
        var card = PanelDialog.Of(new PanelDialogView([new("shoppers", "Shoppers", 28)], "press-9"));
        Assert.Equal(["panel", "question", "variants"], card.Objects().Where(o => o.Text("type")?.StartsWith("Input.", StringComparison.Ordinal) is true).Select(o => o.Text("id")));
        var question = card.OfType("Input.Text").First();
        Assert.Equal((true, "Write the question that every twin is asked."), (question["isRequired"]!.GetValue<bool>(), question.Text("errorMessage")));
        Assert.Equal("""{"verb":"panel.start","key":"press-9"}""", card.OfType("Action.Submit").Single()["data"]!.ToJsonString());
    }

    [Fact]
    public void The_dialog_is_opened_by_a_fetch() =>
        Assert.Equal("""{"verb":"panel.open","key":"k1/panel","msteams":{"type":"task/fetch"}}""", Samples.All["welcome"]()["actions"]!.AsArray().Single(a => a!.AsObject().Text("title") is "Ask a panel")!["data"]!.ToJsonString());

    [Fact]
    public void Help_has_every_command()
    {
        var seen = Samples.All["help"]().Seen();
        Assert.All(["twins", "talk to", "panel", "compare", "sweep", "why", "view my twin", "forget me", "report this", "nightly here", "nightly stop", "help"], c => Assert.Contains(c, seen, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_key_is_a_mistake() =>
        Assert.Contains("at most 300", Assert.Throws<ArgumentException>(() => ProgressCard.Of(new ProgressView { Title = "T", Respondent = CardSamples.Model, Key = new string('k', 301), Run = "r" })).Message, StringComparison.Ordinal);

    private static StudyReport With(StudyReport report, Func<QuestionReport, QuestionReport> change) => report with { Questions = [.. report.Questions.Select(change)] };
}
