using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>How far the panel and its dummies lie from people; whatever comes closer than the panel is marked.</summary>
internal static class FitTable
{
    public static Html? Of(HumanComparison h)
    {
        if (h.Fits.Count is 0) return null;
        var (panel, floor) = (h.Fits[0], h.Fits[^1]);
        return (Html)$"""
            <div><table class="plain fits"><caption>Distance from people: smaller is closer</caption>
            <thead><tr><th></th><th class="num">KS<small>widest gap</small></th><th class="num">TV<small>share moved</small></th><th class="num">EMD<small>points moved</small></th></tr></thead>
            <tbody>{h.Fits.Select((f, i) => Row(f, panel, floor, i == 0, i == h.Fits.Count - 1))}</tbody></table>
            <p class="soft"><b>✓</b> as close as two samples of the same people are to each other (95%). <b>▲</b> a dummy that comes closer to people than the panel does.</p></div>
            """;
    }

    private static Html Row(FitRow f, FitRow panel, FitRow floor, bool isPanel, bool isFloor) =>
        $"<tr{(isPanel ? (Html)$" class=\"panelrow\"" : isFloor ? (Html)$" class=\"floorrow\"" : null)}><th scope=\"row\">{f.Name}</th>{Cell(f.Kolmogorov, f.KolmogorovHigh, panel.Kolmogorov, floor.KolmogorovHigh, isPanel, isFloor)}{Cell(f.TotalVariation, f.TotalVariationHigh, panel.TotalVariation, floor.TotalVariationHigh, isPanel, isFloor)}{Cell(f.EarthMover, f.EarthMoverHigh, panel.EarthMover, floor.EarthMoverHigh, isPanel, isFloor)}</tr>";

    private static Html Cell(double? value, double? high, double? panel, double? floor, bool isPanel, bool isFloor)
    {
        if (value is not { } v) return $"<td class=\"num\">{Figures.None}</td>";
        var mark = isFloor ? null : isPanel
            ? v <= floor ? (Html)$" <span class=\"good\" title=\"within the noise of people\">✓</span>" : null
            : v < panel ? (Html)$" <span class=\"bad\" title=\"closer than the panel\">▲</span>" : null;
        return $"<td class=\"num\">{Figures.Number(v, 2)}{mark}{(high is { } h ? (Html)$"<small>95%: {Figures.Number(h, 2)}</small>" : null)}</td>";
    }
}
