using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>What was found, by whom it was answered and what for.</summary>
internal static class CoverSection
{
    public static Html Of(BiasReport r) =>
        $"""
        <header class="cover">
        <p class="labels"><span class="label ai">{StudyReport.Label}</span>{(r.Respondent.IsLanguageModel ? null : (Html)$" <span class=\"label offline\">Offline respondent: not a language model</span>")}</p>
        <p class="kicker">Bias audit · {Figures.Day(r.Finished)}</p>
        <h1 dir="auto">{r.Title}</h1>
        {(r.Incomplete is { } why ? (Html)$"<section class=\"warnings\" aria-label=\"Warning\"><h2>Not complete</h2><p>{why}</p></section>" : null)}
        <section class="verdict {Style(r.Verdict.Outcome)}" aria-label="What was found">
        <p class="pill">{Sign(r.Verdict.Outcome)}{Name(r.Verdict.Outcome)}</p>
        <p class="say">{r.Verdict.Sentence}</p>
        <ul class="findings">{r.Verdict.Findings.Select(f => (Html)$"<li dir=\"auto\">{f}</li>")}</ul>
        </section>
        <div class="facts">
        {Fact("Examined", Figures.Of(r.Twins, "twin", "twins"), $"Panel “{r.PanelName}”, {Figures.Of(r.Swaps.Select(s => s.Question).Concat(r.Groups.Select(g => g.Question)).Distinct().Count(), "question", "questions")} about {Figures.Of(r.Scope.Stimuli, "thing", "things")}, {Figures.Of(r.Scope.Evaluations, "evaluation", "evaluations")}.")}
        {Fact("Answered by", r.Respondent.Name, r.Respondent.Label)}
        {Fact("Read as", r.Mode is BiasMode.Decision ? "decision" : "forecast", r.WhyMode)}
        {Fact("Tested", Figures.Of(r.Swaps.Count, "test", "tests"), $"Each a swap on a question: {Figures.Count(r.Swaps.Count(s => s.Verdict is SwapVerdict.Shown))} shown, {Figures.Count(r.Swaps.Count(s => s.Verdict is SwapVerdict.NotShown))} not shown, {Figures.Count(r.Swaps.Count(s => s.Verdict is SwapVerdict.TooFew))} with too few twins.")}
        </div>
        </header>
        """;

    private static Html Fact(string name, string value, string meaning) => $"<div class=\"fact\"><h2>{name}</h2><p class=\"value\" dir=\"auto\">{value}</p><p dir=\"auto\">{meaning}</p></div>";

    private static string Name(BiasOutcome outcome) => outcome switch
    {
        BiasOutcome.Found => "Found",
        BiasOutcome.Possible => "May be: too few to say",
        BiasOutcome.NotFound => "Not found",
        _ => "Too few",
    };

    private static string Style(BiasOutcome outcome) => outcome switch
    {
        BiasOutcome.Found => "found",
        BiasOutcome.NotFound => "notfound",
        _ => "close",
    };

    // A warning triangle, two equal bars, a ring: the verdict must survive a black-and-white printer.
    private static Html Sign(BiasOutcome outcome) => outcome switch
    {
        BiasOutcome.Found => Icon($"<path d=\"M8 2.5L14.5 13.5H1.5zM8 7v3M8 12v.01\"/>"),
        BiasOutcome.NotFound => Icon($"<circle cx=\"8\" cy=\"8\" r=\"5.5\"/>"),
        _ => Icon($"<path d=\"M3 5.5h10M3 10.5h10\"/>"),
    };

    private static Html Icon(Html path) => $"<svg class=\"icon\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">{path}</svg>";
}
