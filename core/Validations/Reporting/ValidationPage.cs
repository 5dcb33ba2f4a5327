using System.Text;
using Twins.Core.Studies.Reporting;
using Twins.Core.Studies.Reporting.Sections;

namespace Twins.Core.Validations.Reporting;

/// <summary>The result as one self-contained page: first in words how far to trust these twins for which decisions, then figures and pictures.</summary>
public static class ValidationPage
{
    public static void Write(ValidationReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Of(report).WriteTo(writer);
    }

    private static Html Of(ValidationReport r) =>
        new WebPage().Of(
            $"{r.Title}: Twins validation",
            $"""
            <a class="skip" href="#decisions">Skip to the decisions</a>
            {Cover(r)}
            <nav aria-label="Sections"><ul><li><a href="#decisions">Decisions</a></li><li><a href="#figures">Figures</a></li>{r.Checks.Select(c => (Html)$"<li><a href=\"#check-{c.Id}\">{c.Id}</a></li>")}{(r.Drift is null ? null : (Html)$"<li><a href=\"#drift\">Drift</a></li>")}<li><a href="#index">Index</a></li><li><a href="#method">Method</a></li></ul></nav>
            <main>
            {DecisionSection.Of(r)}
            {FigureSection.Of(r)}
            {r.Checks.Select(CheckSection.Of)}
            {DriftSection.Of(r.Drift)}
            {IndexSection.Of(r)}
            {Method(r)}
            </main>
            <footer class="end"><p><b>{ValidationReport.Label}</b></p></footer>
            """);

    private static Html Cover(ValidationReport r) =>
        $"""
        <header class="cover">
        <p class="labels"><span class="label ai">{ValidationReport.Label}</span>{(r.IsLanguageModel ? null : (Html)$" <span class=\"label offline\">Offline respondent: not a language model</span>")}</p>
        <p class="kicker">Validation · {r.Date.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}</p>
        <h1 dir="auto">{r.Title}</h1>
        {(string.IsNullOrWhiteSpace(r.Objective) ? null : (Html)$"<p class=\"objective\" dir=\"auto\">{r.Objective}</p>")}
        <section class="verdict {Tone(r)}" aria-label="Verdict">
        <p class="pill">How far to trust these twins</p>
        <p class="say" dir="auto">{ValidationWords.Verdict(r)}</p>
        <ul>{ValidationWords.Reasons(r).Select(reason => (Html)$"<li dir=\"auto\">{reason}</li>")}</ul>
        </section>
        <div class="facts">
        {Fact("Against", r.Headline is { } h ? Figures.Count(h.Base.Count) : "nobody", r.Headline?.Base.Of ?? "no people or outcomes with a baseline")}
        {Fact("Checks", Figures.Count(r.Checks.Count), string.Join(", ", r.Checks.Select(c => c.Kind.Replace('_', ' ')).Distinct()))}
        {Fact("Index", r.Index is { } index ? $"{Figures.Number(index.Value, 0)} of 100" : "none", "0 is chance, 100 as good as can be; to follow over time, not to decide by")}
        {Fact("Good until", r.Expires.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), r.Twins.Count > 0 ? $"for {Figures.Of(r.Twins.Count, "twin", "twins")} as they are now; a twin that changes has to be validated anew" : "no twin of a panel was judged, so that it goes on nobody's file")}
        </div>
        <p class="answered">Answers by <b>{r.Respondent}</b>. Gates of the table <b>{r.GateTable}</b>.</p>
        </header>
        """;

    private static string Tone(ValidationReport r) =>
        r.Use is { } use && r.Gates.FirstOrDefault(g => g.Use == use) is { } aim ? aim.Passed ? "separable" : "weak" : r.Gates.Any(g => g.Passed) ? "close" : "weak";

    private static Html Fact(string name, string value, string meaning) => $"<div class=\"fact\"><h2>{name}</h2><p class=\"value\">{value}</p><p>{meaning}</p></div>";

    private static Html Method(ValidationReport r) =>
        $"""
        <section id="method">
        <h2>How this was judged</h2>
        <dl class="notes">
        <dt>Intervals</dt><dd>95 %, over people, tests or cases drawn again whole (500 times or more). Where a figure is biased by chance, such as a distance between samples, what chance alone gives stands beside it instead.</dd>
        <dt>Baselines</dt><dd>What needs no twin: everybody's average, demographics, the most similar people, a regression on all other answers, what was used before. Each was learnt from other people than it is judged on. Twins count as better only where the whole interval of the difference lies on their side.</dd>
        <dt>Ceiling</dt><dd>The same people asked again, or another sample of them: nobody can be expected to do better.</dd>
        <dt>Gates</dt><dd>A gate is held against the worse end of an interval. The table can be edited by the company; this one is “{r.GateTable}”.</dd>
        <dt>What this does not show</dt><dd>Other questions, other people, other models and later times. Public data may have been in a model's training, so that it remembers instead of predicting.</dd>
        </dl>
        </section>
        """;
}
