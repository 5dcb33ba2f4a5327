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
            <p class="lead">The same question, segment by segment. {Favourites(q, report, messages)}</p>
            {HeatMap.Legend}
            <div class="wide" role="region" aria-label="Variants by segments" tabindex="0"><table class="map">
            <thead><tr><th>Message</th><th class="num">All</th>{report.Panel.Segments.Select(s => (Html)$"<th class=\"num\" dir=\"auto\">{s.Name}<small>{Figures.Of(s.Twins, "twin", "twins")}, {Figures.Percent(s.Share)}</small></th>")}</tr></thead>
            <tbody>{q.Results.Select(r => (Html)$"<tr><th scope=\"row\">{r.Rank}. {messages.Short(r.Stimulus)}</th><td class=\"heat all\"><b>{unit.Of(r.Mean.Value)}</b><small>{unit.Range(r.Mean)}<br>n {r.Base}</small></td>{report.Panel.Segments.Select(s => map.Cell(r.Segments.FirstOrDefault(x => x.Segment == s.Name)))}</tr>")}</tbody>
            </table></div>
            </section>
            """;
    }

    private static Html Favourites(QuestionReport q, StudyReport report, Messages messages)
    {
        var low = q.Kind is "rank";
        var found = report.Panel.Segments.Select(s => (s.Name, Best: q.Results
            .Select(r => (r.Stimulus, Cell: r.Segments.FirstOrDefault(x => x.Segment == s.Name)))
            .Where(x => x.Cell is not null && double.IsFinite(x.Cell.Mean.Value))
            .OrderByDescending(x => low ? -x.Cell!.Mean.Value : x.Cell!.Mean.Value).Select(x => x.Stimulus).FirstOrDefault())).Where(x => x.Best is not null);
        return $"<span class=\"favourites\">Ahead in each: {found.Select((f, i) => (Html)$"{(i > 0 ? "; " : "")}<b dir=\"auto\">{f.Name}</b> {messages.Short(f.Best!)}")}. Differences within a column are smaller than they look: compare the intervals.</span>";
    }
}
