using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>A question's results, best first: forest plot, distribution, favourable share, chance to be best, groups.</summary>
internal sealed class ResultTable(QuestionReport question, Messages messages)
{
    private readonly IReadOnlyList<StimulusResult> results = question.Results;
    private readonly UnitText unit = new(question);
    private readonly Axis axis = question is { Results.Count: 1, Min: { } min, Max: { } max } ? Axis.Between(min, max) : Axis.Over(question.Results.Select(r => r.Mean));
    private readonly Spread spread = new(question);
    private readonly FrontGroup front = new(question);
    private readonly Lanes lanes = new(question.Results);
    private readonly bool tops = question.Results.Any(r => r.TopBox is not null);
    private readonly bool chances = question.Results.Any(r => r.ProbabilityBest is not null);

    /// <param name="open">How many rows are there at first sight; the others fold away. All of them where null.</param>
    public Html Draw(int? open = null)
    {
        var first = Math.Min(open ?? results.Count, results.Count);
        return $"""
            {(spread.Any ? spread.Legend : null)}
            {Table(0, first)}
            {(first == results.Count ? null : (Html)$"<details class=\"more\"><summary>The other {results.Count - first}</summary>{Table(first, results.Count)}</details>")}
            """;
    }

    private Html Table(int from, int to) =>
        $"""
        <table class="results" role="table">
        <thead role="rowgroup"><tr role="row" class="axisrow"><th role="columnheader" class="num">#</th><th role="columnheader">{(question.Matrix is not null ? "Statement" : question.Results[0].Stimulus is "all variants" or "no stimulus" ? "Asked about" : "Message")}</th><th role="columnheader" class="chart axiscell"><span class="aloud">Interval</span>{IntervalChart.Head(axis, unit)}</th><th role="columnheader" class="num">{unit.Name}{(unit.Option is { } option ? (Html)$"<small dir=\"auto\">{option}</small>" : null)}<small>95% interval<br>n twins (answers)</small></th>{Head(spread.Any, "chart dist", "Distribution", "percent of answers")}{Head(tops, "num", "Favourable", question.TopBoxLabel)}{Head(chances, "num", "Best?", "chance")}{Head(lanes.Any, "", "Alike", lanes.Drawn ? "common line" : "common letter")}</tr></thead>
        <tbody role="rowgroup">{Enumerable.Range(from, to - from).Select(Row)}</tbody>
        </table>
        """;

    private static Html? Head(bool shown, string style, string name, string? small) => shown ? (Html)$"<th role=\"columnheader\" class=\"{style}\">{name}<small>{small}</small></th>" : null;

    private Html Row(int i)
    {
        var r = results[i];
        return $"""
            <tr role="row"{(front.Holds(r) && lanes.Any ? (Html)$" class=\"front\"" : null)}>
            <td role="cell" class="num rank">{r.Rank}</td>
            <td role="cell" class="msg">{messages.Cell(r.Stimulus, question)}</td>
            <td role="cell" class="chart">{IntervalChart.Row(r.Mean, axis, front.Holds(r))}</td>
            <td role="cell" class="num mean"><b>{unit.Of(r.Mean.Value)}</b><small>{unit.Range(r.Mean)}<br>n {Figures.Count(r.Base)}{Answers(r)}</small></td>
            {(spread.Any ? (Html)$"<td role=\"cell\" class=\"chart dist\">{spread.Bar(r.Distribution)}</td>" : null)}
            {(tops ? (Html)$"<td role=\"cell\" class=\"num top\" data-label=\"favourable\">{(r.TopBox is { } top ? (Html)$"<b>{Figures.Percent(top.Value)}</b><small>{Figures.PercentRange(top)}</small>" : (Html)$"{Figures.None}")}</td>" : null)}
            {(chances ? (Html)$"<td role=\"cell\" class=\"num best\" data-label=\"best\">{(r.ProbabilityBest is { } p ? (Html)$"{Figures.Chance(p)}{ShareBar.Of(p)}" : (Html)$"{Figures.None}")}</td>" : null)}
            {(lanes.Any ? (Html)$"<td role=\"cell\" class=\"alike\">{lanes.Cell(i)}</td>" : null)}
            </tr>
            """;
    }

    private static Html? Answers(StimulusResult r) => r.Answers == r.Base ? null : (Html)$" ({Figures.Count(r.Answers)})";
}
