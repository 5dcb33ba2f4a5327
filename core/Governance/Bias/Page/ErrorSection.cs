using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>Whether twins are wrong about some groups more than about others; without person-level answers, that it cannot be told.</summary>
internal static class ErrorSection
{
    public static Html Of(BiasReport r) =>
        $"""
        <section id="errors"><h2>Beside real people</h2>
        {(r.Errors.Count is 0 ? (Html)$"<p class=\"lead\">Whether twins are wrong about some groups more than about others cannot be told here. It takes answers of real people with a column “twin” that says which twin stands for whom.</p>" : (Html)$"<p class=\"lead\">How far each twin is from the person it stands for, by group. The gap is that of the worst group minus the best, which are picked because they are the extremes: with many groups, a gap is found too easily.</p>{r.Errors.Select(Table)}")}
        </section>
        """;

    private static Html Table(ErrorFinding f) =>
        $"""
        <div class="wide" role="region" aria-label="Errors by {f.Kind} on {f.Measure}" tabindex="0"><table class="plain audit">
        <caption dir="auto">{f.Measure} by {f.Kind}<small>{Gap(f)}</small></caption>
        <thead><tr><th>Group</th><th class="num">Mean error<small>{(f.Unit is "points" ? "points" : "percentage points")}, 95%</small></th><th class="num">n<small>pairs of twin and person</small></th></tr></thead>
        <tbody>{f.Rows.Select(row => (Html)$"<tr><th scope=\"row\" dir=\"auto\">{row.Group}</th><td class=\"num\">{(row.Error is { } e ? $"{Value(f, e.Value)} ({Value(f, e.Low)} to {Value(f, e.High)})" : "too few")}</td><td class=\"num\">{Figures.Count(row.People)}</td></tr>")}</tbody></table></div>
        """;

    private static string Gap(ErrorFinding f) =>
        $"{(f.Gap is { } g ? $"Worst minus best {Value(f, g.Value)}{(double.IsFinite(g.Low) ? $" (95%: {Value(f, g.Low)} to {Value(f, g.High)})" : ", the widest of several and so without an interval; single groups have theirs")}" : "Fewer than two groups have five people")}{Odds("said favourably where their people do", f.TruePositiveGap)}{Odds("and where their people do not", f.FalsePositiveGap)}.";

    private static string Odds(string what, double? gap) => gap is { } g ? $"; {what}: rates differ by {Figures.Number(g * 100, 0)} percentage points" : "";

    private static string Value(ErrorFinding f, double value) => f.Unit is "points" ? Figures.Number(value, 2) : Figures.Number(value * 100, 0);
}
