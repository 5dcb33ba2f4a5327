using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections.Compound;

/// <summary>Budgets and pairs: one share for each thing, beside what chance would give.</summary>
internal static class ShareTables
{
    public static Html Of(BudgetReport found)
    {
        var whole = found.Items.Max(i => i.Share.High);
        return $"""
            <p class="lead">Each twin divided {Figures.Number(found.Total, 0)} {found.Currency}. Divided evenly each would get {Figures.Percent(found.Chance)}, the dashed line.</p>
            <table class="plain compound"><thead><tr><th class="num rank">#</th><th>Option</th><th class="chart"><span class="aloud">Share</span></th><th class="num">Share<small>95% interval</small></th><th class="num">{found.Currency}</th><th class="num">Gave nothing<small>of twins</small></th><th>Alike<small>common letter</small></th></tr></thead>
            <tbody>{found.Items.Select((i, place) => (Html)$"<tr><td class=\"num rank\">{place + 1}</td><th scope=\"row\" dir=\"auto\">{i.Label}</th><td class=\"chart\">{BaselineBar.Of(i.Share, whole, found.Chance)}</td><td class=\"num\" data-label=\"share\">{Share(i.Share)}</td><td class=\"num\" data-label=\"amount\">{Figures.Number(i.Share.Value * found.Total, 1)}</td><td class=\"num\" data-label=\"gave nothing\">{Figures.Percent(i.Nothing)}</td><td data-label=\"alike\">{i.Letters}</td></tr>")}</tbody>
            <caption>n {found.Base} twins, {found.Answers} answers.</caption></table>
            """;
    }

    public static Html Of(PairwiseReport found) =>
        $"""
        <p class="lead">Each twin chose in {found.Pairs} pairs. Whatever is as good as all others wins half of them, the dashed line. The one shown first was taken {Figures.Percent(found.FirstShown)} of the time; without an effect of sides it is 50%.</p>
        <table class="plain compound"><thead><tr><th class="num rank">#</th><th>Item</th><th class="chart"><span class="aloud">Wins</span></th><th class="num">Pairs won<small>95% interval</small></th><th class="num">First of all {found.Items.Count}<small>Bradley–Terry<br>by chance {Figures.Percent(found.Chance)}</small></th><th>Alike<small>common letter</small></th></tr></thead>
        <tbody>{found.Items.Select((i, place) => (Html)$"<tr><td class=\"num rank\">{place + 1}</td><th scope=\"row\" dir=\"auto\">{i.Label}</th><td class=\"chart\">{BaselineBar.Of(i.Wins, 1, .5)}</td><td class=\"num\" data-label=\"pairs won\">{Share(i.Wins)}</td><td class=\"num\" data-label=\"first of all\">{(i.Share is { } s ? Share(s) : $"{Figures.None}")}</td><td data-label=\"alike\">{i.Letters}</td></tr>")}</tbody>
        <caption>n {found.Base} twins, {found.Answers} answers.</caption></table>
        """;

    private static Html Share(Estimate s) => $"<b>{Figures.Percent(s.Value)}</b><small>{Figures.PercentRange(s)}</small>";
}
