using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections.Compound;

/// <summary>Which product would be taken, what decides, and what each level is worth.</summary>
internal static class ConjointSection
{
    public static Html? Of(ConjointReport found) => found.Parts.Count is 0 ? null : (Html)$"{Lead(found)}{Products(found)}{Importances(found)}{Levels(found)}";

    private static Html Lead(ConjointReport found) =>
        $"""
        <p class="lead">Each twin made {found.Tasks} choices among {found.Alternatives} products. A {found.Model} explains them{(found.HitRate is { } hits ? (Html)$" and foretold <b>{Figures.Percent(hits.Value)}</b> ({Figures.PercentRange(hits)}) of the choices it had not seen; guessing foretells {Figures.Percent(found.Chance)}" : null)}. n {found.Base} twins, {found.Answers} answers.</p>
        """;

    private static Html? Products(ConjointReport found)
    {
        if (found.Products.Count is 0) return null;
        var whole = found.Products.Select(p => p.Share.High).Append(found.None?.High ?? 0).Max();
        return $"""
            <h4>Which product would be taken</h4>
            <p class="soft">Shares of preference if these were all there is, equally known and available; no forecast of sales.</p>
            <table class="plain compound"><thead><tr><th>Product</th><th class="chart"><span class="aloud">Share</span></th><th class="num">Share<small>95% interval</small></th></tr></thead>
            <tbody>{found.Products.Select(p => Share(p.Label, p.Share, whole))}{(found.None is { } none ? Share("none of them", none, whole) : null)}</tbody></table>
            """;
    }

    private static Html Importances(ConjointReport found)
    {
        var whole = found.Parts.Max(p => p.Importance.High);
        return $"""
            <h4>What decides</h4>
            <p class="soft">How far each part can move a choice between its worst and its best level, as a share of all parts. It depends on the levels that were shown.</p>
            <table class="plain compound"><thead><tr><th>Part</th><th class="chart"><span class="aloud">Importance</span></th><th class="num">Importance<small>95% interval</small></th></tr></thead>
            <tbody>{found.Parts.OrderByDescending(p => p.Importance.Value).Select(p => Share(p.Label, p.Importance, whole))}</tbody></table>
            """;
    }

    private static Html Share(string name, Estimate e, double whole) =>
        $"<tr><th scope=\"row\" dir=\"auto\">{name}</th><td class=\"chart\">{ShareBar.With(e, Math.Max(1e-9, whole))}</td><td class=\"num\" data-label=\"share\"><b>{Figures.Percent(e.Value)}</b><small>{Figures.PercentRange(e)}</small></td></tr>";

    private static Html Levels(ConjointReport found)
    {
        var axis = Axis.Over(found.Parts.SelectMany(p => p.Levels).Select(l => l.Utility));
        var money = found.Parts.Any(p => p.Levels.Any(l => l.Worth is not null));
        return $"""
            <h4>What each level does</h4>
            <table class="plain compound"><thead><tr><th>Level</th><th class="chart"><span class="aloud">Utility</span><svg class="axis" aria-hidden="true">{axis.Ticks.Select(t => (Html)$"<text x=\"{axis.At(t)}%\" y=\"12\">{Figures.Signed(t, 1)}</text>")}</svg></th><th class="num">Utility<small>logits beside the mean<br>95% interval</small></th>{(money ? (Html)$"<th class=\"num\">Worth in {found.Currency}<small>beside the first level<br>95% interval</small></th>" : null)}</tr></thead>
            {found.Parts.Select(p => (Html)$"<tbody><tr><th scope=\"rowgroup\" class=\"part\" colspan=\"{(money ? 4 : 3)}\" dir=\"auto\">{p.Label}</th></tr>{p.Levels.Select(l => Level(l, axis, money))}</tbody>")}</table>
            """;
    }

    private static Html Level(ConjointLevelResult l, Axis axis, bool money) =>
        $"<tr><td dir=\"auto\">{l.Label}</td><td class=\"chart\">{IntervalChart.Row(l.Utility, axis, front: true)}</td><td class=\"num\" data-label=\"utility\"><b>{Figures.Signed(l.Utility.Value, 2)}</b><small>{Figures.Range(Figures.Signed(l.Utility.Low, 2), Figures.Signed(l.Utility.High, 2))}</small></td>{(money ? Worth(l.Worth) : null)}</tr>";

    private static Html Worth(Estimate? worth) => worth is { } w
        ? (Html)$"<td class=\"num\" data-label=\"worth\"><b>{Figures.Signed(w.Value, 2)}</b><small>{Figures.Range(Figures.Signed(w.Low, 2), Figures.Signed(w.High, 2))}</small></td>"
        : $"<td class=\"num\" data-label=\"worth\">{Figures.None}</td>";
}
