using Twins.Core.Fidelity;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Validations.Reporting;

/// <summary>One check in tables and pictures.</summary>
internal static class CheckSection
{
    private const int MostDrawn = 12;
    private const int MostNotes = 4;

    public static Html Of(CheckResult c) =>
        $"""
        <section id="check-{c.Id}">
        <h2 dir="auto">{c.Id} <small>{c.Kind.Replace('_', ' ')}</small></h2>
        {Notes(c)}{Rivals(c)}{Items(c)}{Distributions(c)}{Calibration(c)}{Groups(c)}{Parts(c)}
        </section>
        """;

    private static Html? Notes(CheckResult c)
    {
        if (c.Notes.Count is 0) return null;
        Html list = $"<ul class=\"soft\">{c.Notes.Select(n => (Html)$"<li dir=\"auto\">{n}</li>")}</ul>";
        return c.Notes.Count <= MostNotes ? list : (Html)$"<details class=\"more\"><summary>{Figures.Of(c.Notes.Count, "note", "notes")} on what was left out</summary>{list}</details>";
    }

    private static Html? Rivals(CheckResult c) => c.Rivals.Count is 0 ? null : (Html)$"""
        <h3>Twins beside what needs no twin</h3>
        <table class="plain"><thead><tr><th>Who answers</th><th class="num">Accuracy<small>high for a constant too</small></th><th class="num">r<small>orders people</small></th><th class="num">Skill<small>0 is a constant</small></th><th class="num">SD ratio<small>1 is human</small></th></tr></thead>
        <tbody>{c.Rivals.Select(r => (Html)$"<tr><th scope=\"row\">{(r.Name is "twins" ? (Html)$"<b>twins (AI)</b>" : (Html)$"{r.Name}")}</th>{Cell(r.Accuracy)}{Cell(r.Correlation)}{Cell(r.Skill)}{Cell(r.SpreadRatio)}</tr>")}</tbody></table>
        """;

    private static Html? Items(CheckResult c)
    {
        var drawn = c.Items.Where(i => i.Correlation is not null).OrderByDescending(i => i.Correlation).ToList();
        if (drawn.Count is 0) return null;
        var axis = Axis.Over(drawn.Select(i => Estimate(i.Correlation!.Value, i.CorrelationInterval)).Append(new Estimate(0, 0, 0)));
        return (Html)$"""
            <h3>Item by item</h3>
            {Table(drawn.Take(MostDrawn))}
            {(drawn.Count <= MostDrawn ? null : (Html)$"<details class=\"more\"><summary>The other {drawn.Count - MostDrawn}</summary>{Table(drawn.Skip(MostDrawn))}</details>")}
            """;

        Html Table(IEnumerable<ItemRow> items) => $"""
            <table class="plain"><thead><tr><th>Item</th><th class="chart">{Head(axis)}</th><th class="num">r<small>95 % interval</small></th><th class="num">Skill</th><th class="num">SD ratio</th><th class="num">Accuracy</th><th class="num">1 − KS</th><th class="num">People</th></tr></thead>
            <tbody>{items.Select(i => (Html)$"<tr><th scope=\"row\" dir=\"auto\">{i.Id}</th><td class=\"chart\">{IntervalChart.Row(Estimate(i.Correlation!.Value, i.CorrelationInterval), axis, i.CorrelationInterval is { Low: > 0 })}</td><td class=\"num\">{Number(i.Correlation)}<small>{(i.CorrelationInterval is { } x ? ValidationWords.Range(x) : "none")}</small></td>{Cell(i.Skill)}{Cell(i.SpreadRatio)}{Cell(i.Accuracy)}{Cell(i.Similarity)}<td class=\"num\">{Figures.Count(i.People)}</td></tr>")}</tbody></table>
            """;
    }

    private static Html? Distributions(CheckResult c)
    {
        var drawn = c.Items.Where(i => i.Labels.Count > 0).Take(MostDrawn).ToList();
        return drawn.Count is 0 ? null : (Html)$"""
            <h3>How answers are spread</h3>
            <ul class="legend"><li><svg width="12" height="12" aria-hidden="true"><rect class="people" x="1" y="1" width="10" height="10"/></svg> people</li><li><svg width="12" height="12" aria-hidden="true"><rect class="panel" width="12" height="12"/></svg> twins (AI)</li></ul>
            <div class="columns">{drawn.Select(i => (Html)$"<figure><h4 dir=\"auto\">{i.Id}</h4>{PairedBars.Of(i.Labels, i.Human, i.Twin)}<ol class=\"pairlabels\">{i.Labels.Select(l => (Html)$"<li dir=\"auto\">{l}</li>")}</ol></figure>")}</div>
            {(c.Items.Count(i => i.Labels.Count > 0) > drawn.Count ? (Html)$"<p class=\"soft\">The first {drawn.Count}; the others are in validation.json.</p>" : null)}
            """;
    }

    private static Html? Calibration(CheckResult c) => !c.Bins.Any(b => b.Count > 0) ? null : (Html)$"""
        <h3>Do things come true as often as foretold?</h3>
        {CalibrationCurve.Of([.. c.Bins.Where(b => b.Count > 0)])}
        """;

    private static Html? Groups(CheckResult c)
    {
        if (c.Groups.Count is 0) return null;
        var axis = Axis.Over(c.Groups.Select(g => Estimate(g.Accuracy, g.Interval)));
        return (Html)$"""
            <h3>For which people</h3>
            <table class="plain"><thead><tr><th>Group</th><th class="chart">{Head(axis)}</th><th class="num">Accuracy<small>95 % interval</small></th><th class="num">People</th></tr></thead>
            <tbody>{c.Groups.Select(g => (Html)$"<tr><th scope=\"row\" dir=\"auto\">{g.Demographic}: {g.Group}</th><td class=\"chart\">{IntervalChart.Row(Estimate(g.Accuracy, g.Interval), axis, false)}</td><td class=\"num\">{Number(g.Accuracy)}<small>{ValidationWords.Range(g.Interval)}</small></td><td class=\"num\">{Figures.Count(g.People)}</td></tr>")}</tbody></table>
            <p class="soft">Groups of at least 30 people.</p>
            """;
    }

    private static Html? Parts(CheckResult c) => c.Parts.Count is 0 ? null : (Html)$"""
        <h3>In parts</h3>
        <table class="plain"><thead><tr><th>Part</th><th>What</th><th class="num">Value<small>95 % interval</small></th><th class="num">Rests on</th></tr></thead>
        <tbody>{c.Parts.Select(p => (Html)$"<tr><th scope=\"row\" dir=\"auto\">{p.Name}</th><td>{p.Note}</td><td class=\"num\">{Number(p.Value)}<small>{(p.Interval is { } i ? ValidationWords.Range(i) : "none")}</small></td><td class=\"num\">{Figures.Count(p.Count)}</td></tr>")}</tbody></table>
        """;

    private static Html Head(Axis axis) => $"<svg class=\"axis\" aria-hidden=\"true\">{axis.Ticks.Select(t => (Html)$"<text x=\"{axis.At(t)}%\" y=\"12\">{Figures.Number(t, 2)}</text>")}</svg>";

    private static Estimate Estimate(double value, Interval? interval) => interval is { } i ? new(value, i.Low, i.High) : new(value, value, value);

    private static Html Cell(double? value) => $"<td class=\"num\">{Number(value)}</td>";

    private static string Number(double? value) => value is { } v ? ValidationWords.Number(v) : Figures.None;
}
