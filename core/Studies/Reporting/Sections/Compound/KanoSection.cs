using Twins.Core.Fidelity.Choice.Kano;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;

namespace Twins.Core.Studies.Reporting.Sections.Compound;

/// <summary>Features on the map of what having and lacking them does, then each with its categories.</summary>
internal static class KanoSection
{
    private static readonly (string Name, string Meaning, string Colour)[] Categories =
    [
        ("must-be", "its absence annoys, its presence does not please", "c1"),
        ("the more the better", "presence pleases, absence annoys", "c5"),
        ("delighter", "pleases where it is, is not missed where it is not", "c2"),
        ("indifferent", "moves nobody", "c6"),
        ("unwanted", "people would rather be without it", "c4"),
        ("contradictory", "the two answers contradict each other", "c8"),
    ];

    public static Html Of(KanoReport found) =>
        $"""
        {KanoMap.Of(found)}
        <ul class="legend">{Categories.Select(c => (Html)$"<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"{c.Colour}\" width=\"12\" height=\"12\" rx=\"2\"/></svg> <b>{c.Name}</b> {c.Meaning}</li>")}</ul>
        <table class="plain compound"><thead><tr><th class="num rank">#</th><th>Feature</th><th>It is mostly</th><th class="chart">Share of twins</th><th class="num">Better with it<small>0 to 100%<br>95% interval</small></th><th class="num">Worse without it<small>0 to −100%<br>95% interval</small></th></tr></thead>
        <tbody>{found.Features.Select(Row)}</tbody>
        <caption>n {found.Base} twins, {found.Answers} answers. Better: share pleased by having it; worse: share displeased by lacking it; unwanted and contradictory answers are in neither.</caption></table>
        """;

    private static Html Row(KanoFeatureResult f, int place) =>
        $"<tr><td class=\"num rank\">{place + 1}</td><th scope=\"row\" dir=\"auto\">{f.Label}</th><td>{(f.Clear ? (Html)$"<b>{Name(f.Category)}</b>" : (Html)$"mixed<small>{Name(f.Category)} or {Name(f.Second)}</small>")}</td><td class=\"chart\">{Bar(f)}</td><td class=\"num\" data-label=\"better with it\">{Share(f.Better)}</td><td class=\"num\" data-label=\"worse without it\">{Share(f.Worse)}</td></tr>";

    private static Html Bar(KanoFeatureResult f)
    {
        var x = 0.0;
        var bars = new List<Html>();
        for (var c = 0; c < Categories.Length; c++)
        {
            var width = 100 * f.Shares[c];
            if (width > 0) bars.Add($"<rect class=\"{Categories[c].Colour}\" x=\"{x}%\" width=\"{width}%\" y=\"3\" height=\"20\"/>{(width < 12 ? null : (Html)$"<text class=\"on-{Categories[c].Colour}\" x=\"{x + (width / 2)}%\" y=\"17\">{Figures.Number(width, 0)}</text>")}");
            x += width;
        }
        return $"<svg class=\"spread\" role=\"img\" aria-label=\"{string.Join(", ", f.Shares.Select((s, c) => $"{Categories[c].Name} {Figures.Percent(s)}"))}\">{bars}</svg>";
    }

    private static string Name(KanoCategory category) => Categories[(int)category].Name;

    private static Html Share(Estimate? e) => e is { } s ? (Html)$"<b>{Figures.Percent(s.Value)}</b><small>{Figures.Range(Figures.Percent(s.Low), Figures.Percent(s.High))}</small>" : $"{Figures.None}";
}
