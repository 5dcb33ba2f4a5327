using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>Who likes what: the primary question by segment.</summary>
internal static class SegmentSection
{
    public static Html? Of(StudyReport report, Messages messages)
    {
        if (report.Questions is not [var q, ..] || q.Results.All(r => r.Segments.Count < 2)) return null;
        var unit = new UnitText(q);
        var map = new HeatMap(q, unit);
        return (Html)$"""
            <section id="segments">
            <h2>Segments</h2>
            <p class="lead">The same question, segment by segment. Segments are smaller than the panel, so compare the intervals before you read anything into a cell.</p>
            {Favourites(q, report, messages, unit)}
            {HeatMap.Legend}
            <div class="wide" role="region" aria-label="Variants by segments" tabindex="0"><table class="map">
            <thead><tr><th>Message</th><th class="num">All</th>{report.Panel.Segments.Select(s => (Html)$"<th class=\"num\"><span class=\"seg\" dir=\"auto\">{s.Name}</span><small>{Figures.Of(s.Twins, "twin", "twins")}, {Figures.Percent(s.Share)}</small></th>")}</tr></thead>
            <tbody>{q.Results.Select(r => (Html)$"<tr><th scope=\"row\">{r.Rank}. {messages.Short(r.Stimulus)}</th><td class=\"heat all\"><b>{unit.Of(r.Mean.Value)}</b><small>{unit.Range(r.Mean)}<br>n {r.Base}</small></td>{report.Panel.Segments.Select(s => map.Cell(r.Segments.FirstOrDefault(x => x.Segment == s.Name)))}</tr>")}</tbody>
            </table></div>
            </section>
            """;
    }

    private static Html Favourites(QuestionReport q, StudyReport report, Messages messages, UnitText unit) =>
        $"<dl class=\"favourites\">{report.Panel.Segments.Select(s => (s.Name, Best: Best(q, s.Name))).Where(f => f.Best is not null).Select(f => (Html)$"<div><dt>Ahead among <span dir=\"auto\">{f.Name}</span></dt><dd>{messages.Short(f.Best!.Value.Stimulus)}<small>{unit.Of(f.Best.Value.Cell.Mean.Value)} ({unit.Range(f.Best.Value.Cell.Mean)}), n {f.Best.Value.Cell.Base}</small></dd></div>")}</dl>";

    private static (string Stimulus, SegmentResult Cell)? Best(QuestionReport q, string segment)
    {
        var cells = q.Results.SelectMany(r => r.Segments.Where(s => s.Segment == segment && double.IsFinite(s.Mean.Value)).Select(s => (r.Stimulus, Cell: s))).ToList();
        return cells.Count is 0 ? null : q.Kind is "rank" ? cells.MinBy(c => c.Cell.Mean.Value) : cells.MaxBy(c => c.Cell.Mean.Value);
    }
}
