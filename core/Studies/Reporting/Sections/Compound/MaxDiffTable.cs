using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections.Compound;

/// <summary>Items by what they are worth, then how many twins the best few of them reach.</summary>
internal static class MaxDiffTable
{
    public static Html Of(MaxDiffReport found) =>
        $"""
        <p class="lead">Each twin saw {found.Sets} sets of {found.PerSet} and named the best and the worst of each. An item’s share says how often it would be picked first out of all {found.Items.Count}; if nothing mattered each would have {Figures.Percent(found.Chance, 1)}, the dashed line.</p>
        {Items(found)}
        {Reach(found)}
        """;

    private static Html Items(MaxDiffReport found)
    {
        var whole = Math.Max(0.01, found.Items.Max(i => i.Share?.High ?? 0));
        return $"""
            <table class="plain compound"><thead><tr><th class="num">#</th><th>Item</th><th class="chart"><span class="aloud">Share</span></th><th class="num">Share<small>95% interval</small></th><th class="num">Best − worst<small>−1 to 1<br>95% interval</small></th><th class="num">Best / worst<small>weighted times</small></th><th>Alike<small>common letter</small></th></tr></thead>
            <tbody>{found.Items.Select((i, place) => (Html)$"<tr><td class=\"num rank\">{place + 1}</td><th scope=\"row\" dir=\"auto\">{i.Label}</th><td class=\"chart\">{(i.Share is { } s ? BaselineBar.Of(s, whole, found.Chance) : null)}</td><td class=\"num\" data-label=\"share\">{Share(i.Share)}</td><td class=\"num\" data-label=\"best − worst\"><b>{Figures.Signed(i.Score.Value, 2)}</b><small>{Figures.Range(Figures.Signed(i.Score.Low, 2), Figures.Signed(i.Score.High, 2))}</small></td><td class=\"num\" data-label=\"best / worst\">{Figures.Number(i.Best, 0)} / {Figures.Number(i.Worst, 0)}<small>of {Figures.Number(i.Shown, 0)}</small></td><td data-label=\"alike\">{i.Letters}</td></tr>")}</tbody>
            <caption>n {found.Base} twins, {found.Answers} answers.</caption></table>
            """;
    }

    private static Html Share(Estimate? share) => share is { } s ? (Html)$"<b>{Figures.Percent(s.Value, 1)}</b><small>{Figures.Range(Figures.Percent(s.Low, 1), Figures.Percent(s.High, 1))}</small>" : $"{Figures.None}";

    private static Html Reach(MaxDiffReport found)
    {
        var labels = found.Items.ToDictionary(i => i.Id, i => i.Label, StringComparer.Ordinal);
        return $"""
            <h4>How many the best few reach together (TURF)</h4>
            <p class="soft">An item reaches a twin that named it best more often than worst. The sets were chosen for their reach among these same twins, which flatters it a little.</p>
            <table class="plain compound"><thead><tr><th class="num rank">Size</th><th>The best set</th><th class="chart"><span class="aloud">Reach</span></th><th class="num">Reach<small>95% interval</small></th><th class="num">Of them per twin</th></tr></thead>
            <tbody>{found.Reach.Select(r => (Html)$"<tr><td class=\"num\" data-label=\"size\">{r.Items.Count}</td><th scope=\"row\" dir=\"auto\">{string.Join(" + ", r.Items.Select(i => labels.GetValueOrDefault(i, i)))}</th><td class=\"chart\">{ShareBar.With(r.Reach, 1)}</td><td class=\"num\" data-label=\"reach\"><b>{Figures.Percent(r.Reach.Value)}</b><small>{Figures.PercentRange(r.Reach)}</small></td><td class=\"num\" data-label=\"of them per twin\">{Figures.Number(r.Frequency, 1)}{(r.Exact ? null : (Html)$"<small>not every set was tried</small>")}</td></tr>")}</tbody></table>
            """;
    }
}
