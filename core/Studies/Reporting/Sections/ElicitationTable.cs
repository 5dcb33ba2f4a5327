using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>The same question asked in several ways: what each way says of the leaders, and how far the ways agree.</summary>
internal static class ElicitationTable
{
    private const int Leaders = 10;

    public static Html? Of(StudyReport report)
    {
        var ways = report.Questions.Where(q => q.Primary && q.Results.Count > 0).ToList();
        if (ways.Count < 2) return null;
        var messages = new Messages(report);
        var leaders = ways[0].Results.Take(Leaders).Select(r => r.Stimulus).ToList();
        var axis = Axis.Over(ways.SelectMany(w => w.Results).Where(r => leaders.Contains(r.Stimulus)).Select(r => r.Mean));
        return (Html)$"""
            <h3>The ways of asking, side by side</h3>
            <div class="wide" role="region" aria-label="Ways of asking" tabindex="0"><table class="ways">
            <thead><tr><th>Message</th>{ways.Select(w => (Html)$"<th>{Words.Of(w.Elicitation)}{IntervalChart.Head(axis, new UnitText(w))}</th>")}</tr></thead>
            <tbody>{leaders.Select(s => (Html)$"<tr><th scope=\"row\">{messages.Short(s)}</th>{ways.Select(w => Cell(w, s, axis))}</tr>")}</tbody>
            </table></div>
            {Agreement(report)}
            """;
    }

    private static Html Cell(QuestionReport way, string stimulus, Axis axis)
    {
        var unit = new UnitText(way);
        return way.Results.FirstOrDefault(r => r.Stimulus == stimulus) is { } r
            ? (Html)$"<td>{IntervalChart.Row(r.Mean, axis, r.Rank is 1)}<small><b>{unit.Of(r.Mean.Value)}</b> ({unit.Range(r.Mean)}), n {r.Base}, rank {r.Rank}</small></td>"
            : $"<td>{Figures.None}</td>";
    }

    private static Html? Agreement(StudyReport report) => report.Elicitations.Count is 0 ? null : (Html)$"""
        <table class="plain"><thead><tr><th>Question</th><th>Compared</th><th class="num">Correlation<small>of the variants’ means</small></th><th class="num">Distance<small>of the distributions, 0 to 1</small></th><th class="num">Shift<small>of the mean</small></th></tr></thead>
        <tbody>{report.Elicitations.Select(e => (Html)$"<tr><td>{e.Question}</td><td>{Words.Of(e.First)} and {Words.Of(e.Second)} <small>over {Figures.Of(e.Stimuli, "stimulus", "stimuli")}</small></td><td class=\"num\">{(e.Correlation is { } c ? Figures.Number(c, 2) : Figures.None)}</td><td class=\"num\">{Figures.Number(e.TotalVariation, 2)}</td><td class=\"num\">{Figures.Signed(e.Shift, 2)}</td></tr>")}</tbody></table>
        """;
}
