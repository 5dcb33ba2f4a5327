using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>Every swap on every question: shift with interval, decisions that flip beside those of asking again, verdict.</summary>
internal static class SwapSection
{
    public static Html Of(BiasReport r) =>
        $"""
        <section id="swaps"><h2>One attribute swapped</h2>
        <p class="lead">{Lead(r)}</p>
        {r.Swaps.GroupBy(s => s.Measure).Select(g => Table([.. g]))}
        </section>
        """;

    private static string Lead(BiasReport r) =>
        r.Swaps.Count is 0 ? "No swap was asked for." : $"Left of zero: less when asked the second way. {(r.Scope.Again ? "A flip is an answer that is favourable one way and not the other; above each table stands how often that happens when nothing is swapped." : "A flip is an answer that is favourable one way and not the other; this respondent never varies, so that asking again flips nothing.")}";

    private static Html Table(IReadOnlyList<SwapFinding> swaps)
    {
        var axis = Axis.Over([.. swaps.Select(s => s.Shift).OfType<Estimate>(), new Estimate(0, 0, 0)]);
        return (Html)$"""
            <div class="wide" role="region" aria-label="Swaps on {swaps[0].Measure}" tabindex="0"><table class="plain audit">
            <caption dir="auto">{swaps[0].Question}<small>{swaps[0].Measure}; favourable: {swaps[0].Favourable}.{Again(swaps)}</small></caption>
            <thead><tr><th>Asked … instead of …</th><th class="chart"><span class="aloud">Interval</span>{Head(axis, swaps[0])}</th><th class="num">Mean shift<small>{(swaps[0].IsRating ? "points" : "percentage points")}, 95%</small></th><th class="num">Decisions that flip<small>95%</small></th><th class="num">p<small>alone · all tests</small></th><th class="num">n<small>twins (pairs)</small></th><th>Verdict</th></tr></thead>
            <tbody>{swaps.Select(s => Row(s, axis))}</tbody></table></div>
            """;
    }

    private static Html Head(Axis axis, SwapFinding s) =>
        $"<svg class=\"axis\" aria-hidden=\"true\">{axis.Ticks.Select(t => (Html)$"<text x=\"{axis.At(t)}%\" y=\"12\">{(s.IsRating ? Figures.Signed(t, 2) : Figures.Signed(t * 100, 0))}</text>")}</svg>";

    private static Html Row(SwapFinding s, Axis axis) =>
        $"""
        <tr><th scope="row">{s.Other}<small>instead of {s.Reference}</small></th>
        <td class="chart">{(s.Shift is { } shift ? DifferenceChart.Row(shift, axis, s.Verdict is SwapVerdict.Shown) : (Html)$"<span class=\"soft\">too few twins</span>")}</td>
        <td class="num">{(s.Shift is { } e ? (Html)$"<b>{(s.IsRating ? Figures.Signed(e.Value, 2) : Figures.Signed(e.Value * 100, 0))}</b><small>{BiasUnits.ShiftRange(s)}</small>" : (Html)$"{Figures.None}")}</td>
        <td class="num">{Share(s.Flips)}</td>
        <td class="num">{BiasUnits.Chance(s.Chance)} · {BiasUnits.Chance(s.Adjusted)}</td>
        <td class="num">{Figures.Count(s.Twins)}{(s.Pairs == s.Twins ? null : (Html)$"<small>({Figures.Count(s.Pairs)})</small>")}</td>
        <td>{Verdict(s)}</td></tr>
        """;

    private static string Again(IReadOnlyList<SwapFinding> swaps) =>
        swaps.FirstOrDefault(s => s.RerunFlips is not null)?.RerunFlips is { } again ? $" With nothing swapped, {Figures.Percent(again.Value)} of decisions flip ({Figures.PercentRange(again)})." : "";

    private static Html Share(Estimate? e) => e is { } share ? (Html)$"<b>{Figures.Percent(share.Value)}</b><small>{Figures.PercentRange(share)}</small>" : (Html)$"{Figures.None}";

    private static Html Verdict(SwapFinding s) => s.Verdict switch
    {
        SwapVerdict.Shown => $"<span class=\"sign found\">▲ shown</span>",
        SwapVerdict.NotShown => $"<span class=\"sign soft\">not shown</span>{(s.FlipsMore ? (Html)$"<small>but more flips than by asking again</small>" : null)}",
        _ => $"<span class=\"sign soft\">too few</span>",
    };
}
