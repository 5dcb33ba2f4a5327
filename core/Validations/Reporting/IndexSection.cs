using Twins.Core.Studies.Reporting;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Validations.Reporting;

/// <summary>The composite index with its weights.</summary>
internal static class IndexSection
{
    public static Html Of(ValidationReport r) => r.Index is not { } index ? (Html)$"<section id=\"index\"><h2>Composite index</h2><p>Nothing with a weight was measured.</p></section>" : $"""
        <section id="index">
        <h2>Composite index: {Figures.Number(index.Value, 0)} of 100</h2>
        <p class="lead">{Figures.Number(index.Low, 0)} to {Figures.Number(index.High, 0)} if every part stood at one end of its interval. A number to follow over time; it hides more than it says, and no gate looks at it.</p>
        <table class="plain"><thead><tr><th>Part</th><th class="num">Weight</th><th class="num">Score<small>0 chance, 100 best</small></th><th class="chart"></th></tr></thead>
        <tbody>{index.Parts.OrderByDescending(p => p.Weight).Select(p => (Html)$"<tr><th scope=\"row\">{Words.Capital(MetricFacts.Of(p.Metric).Name)}</th><td class=\"num\">{Figures.Percent(p.Weight)}</td><td class=\"num\">{Figures.Number(100 * p.Score, 0)}<small>{Figures.Range(Figures.Number(100 * p.Low, 0), Figures.Number(100 * p.High, 0))}</small></td><td class=\"chart\">{ShareBar.Of(p.Score)}</td></tr>")}</tbody></table>
        </section>
        """;
}
