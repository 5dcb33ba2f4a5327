using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>What a reader must know before the first number: the verdict, who answered, and what it is worth.</summary>
internal static class FrontPage
{
    public static Html Of(StudyReport r) =>
        $"""
        <header class="cover">
        <p class="labels"><span class="label ai">{StudyReport.Label}</span>{(r.Respondent.IsLanguageModel ? null : (Html)$" <span class=\"label offline\">Offline respondent: not a language model</span>")}</p>
        <p class="kicker">Campaign report · {Figures.Day(r.Finished)}</p>
        <h1 dir="auto">{r.Title}</h1>
        {(string.IsNullOrWhiteSpace(r.Objective) ? null : (Html)$"<p class=\"objective\" dir=\"auto\">{r.Objective}</p>")}
        {VerdictBox.Large(r.Verdict)}
        {Changes(r)}{Drift(r)}
        <div class="facts">
        {Panel(r)}{Asked(r)}{Worth(r)}{Cost(r.Cost)}
        </div>
        <p class="answered">Answers by <b>{r.Respondent.Name}</b>: {r.Respondent.Label}</p>
        {Warnings(r)}
        </header>
        """;

    private static Html? Changes(StudyReport r) => r.Changes is { } changes ? (Html)$"<p class=\"moved\"><a href=\"#changes\">What changed</a> <span dir=\"auto\">{changes.Sentence}</span></p>" : null;

    private static Html? Drift(StudyReport r) => r.Drift is { } drift ? (Html)$"<p class=\"moved\"><a href=\"#drift\">Has it moved?</a> <span dir=\"auto\">{drift.Sentence}</span></p>" : null;

    private static Html Panel(StudyReport r) => Fact("Panel", Figures.Of(r.Panel.Twins, "twin", "twins"),
        $"{Figures.Of(r.Panel.Segments.Count, "segment", "segments")} of “{r.Panel.Name}”. Weights leave {Figures.Number(r.Panel.EffectiveTwins, 1)} effective. Fidelity: {string.Join(", ", r.Panel.Levels.OrderBy(l => l.Key).Select(l => $"{l.Value} on level {l.Key}"))}.");

    private static Html Asked(StudyReport r) => Fact("Asked", Figures.Of(r.Plan.Variants, "variant", "variants"),
        $"{Figures.Of(r.Plan.Evaluations, "evaluation", "evaluations")}, {Figures.Of(r.Questions.Select(q => q.Id).Distinct().Count(), "question", "questions")} each; {Figures.Of(r.Plan.Replicates, "replicate", "replicates")}, {Figures.Of(r.Plan.Paraphrases, "wording", "wordings")}, elicited as {string.Join(", ", r.Plan.Elicitations.Select(Words.Of))}.");

    private static Html Worth(StudyReport r) =>
        !r.Questions.Any(q => q.Results.Any(x => double.IsFinite(x.Mean.Value)) || q.Themes.Count > 0 || q.Compound.Count > 0) ? Fact("Worth", "nothing", "Nobody answered, so there is nothing to weigh.")
        : !r.Respondent.IsLanguageModel || r.Worth.Humans < 0.5 ? Fact("Worth", "no people", "These answers say nothing about how people would answer. Use them to try out the study.")
        : Fact("Worth", $"about {Figures.Of((long)Math.Round(r.Worth.Humans), "person", "people")}", $"That many human respondents ({Figures.Range(Figures.Number(r.Worth.Low, 0), Figures.Number(r.Worth.High, 0))}) would pin down a mean as well as this panel does on a typical question, however many answers it gave.");

    private static Html Cost(CostReport c) => Fact("Cost", c.Spent is 0 ? "free" : Figures.Money(c.Spent),
        $"{Estimated(c)}{Figures.Of(c.CallsBought, "call", "calls")} bought, {Figures.Count(c.CallsReused)} reused from the ledger, in {Figures.Duration(c.Seconds)}.");

    private static string Estimated(CostReport c) => c is { EstimateLow: { } low, EstimateHigh: { } high }
        ? $"Estimated {Figures.Range(Figures.Money(low), Figures.Money(high))}{(c.EstimateError is { } error ? $", off by {Figures.Signed(error * 100, 0)}%" : "")}. "
        : "";

    private static Html Fact(string name, string value, string meaning) => $"<div class=\"fact\"><h2>{name}</h2><p class=\"value\">{value}</p><p>{meaning}</p></div>";

    private static Html? Warnings(StudyReport r) => r.Warnings.Count is 0 ? null :
        (Html)$"<section class=\"warnings\" aria-label=\"Warnings\"><h2>Before you use a number</h2><ul>{r.Warnings.Select(w => (Html)$"<li dir=\"auto\">{w}</li>")}</ul></section>";
}
