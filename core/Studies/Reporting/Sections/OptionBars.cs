using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>The options of a choice as bars with intervals, those of a ranking as mean ranks.</summary>
internal static class OptionBars
{
    public static Html? Of(QuestionReport q, Messages messages)
    {
        if (q.Options.Count is 0) return null;
        var ranks = q.Kind is "rank";
        var options = ranks ? q.Options.OrderBy(o => o.Share.Value) : q.Options.OrderByDescending(o => o.Share.Value);
        var whole = ranks ? q.Options.Count : Math.Max(0.01, q.Options.Max(o => Math.Max(o.Share.Value, o.Share.High)));
        var ahead = Axis.Between(1, Math.Max(2, q.Options.Count));
        var n = q.Results.Select(r => r.Base).DefaultIfEmpty().Max();
        return $"""
            <table class="options"><thead><tr><th>Option</th><th class="chart"><span class="aloud">Interval</span>{(ranks ? IntervalChart.Head(ahead, new UnitText(q)) : null)}</th><th class="num">{(ranks ? "Mean rank" : q.Kind is "multiple" ? "Picked by" : "Share")}<small>95% interval, n {n}</small></th></tr></thead>
            <tbody>{options.Select(o => (Html)$"<tr><td class=\"msg\">{Name(o, messages)}</td><td class=\"chart\">{(ranks ? IntervalChart.Row(o.Share, ahead, front: false) : ShareBar.With(o.Share, whole))}</td><td class=\"num\"><b>{Value(o.Share.Value, ranks)}</b><small>{Figures.Range(Value(o.Share.Low, ranks), Value(o.Share.High, ranks))}</small></td></tr>")}</tbody></table>
            """;
    }

    private static Html Name(OptionResult o, Messages messages) => o.Label == o.Id ? messages.Cell(o.Id) : $"<span dir=\"auto\">{o.Label}</span>";

    private static string Value(double value, bool ranks) => ranks ? Figures.Number(value, 2) : Figures.Percent(value);
}
