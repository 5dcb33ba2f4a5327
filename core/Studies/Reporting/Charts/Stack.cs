namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>Parts of one whole as a single bar, with a legend that says what each part means.</summary>
internal static class Stack
{
    public sealed record Part(string Name, double Share, string Meaning, string Colour);

    public static Html Of(string name, IReadOnlyList<Part> parts)
    {
        var x = 0.0;
        var bars = new List<Html>();
        foreach (var part in parts)
        {
            var width = Math.Clamp(part.Share, 0, 1) * 100;
            bars.Add($"<rect class=\"{part.Colour}\" x=\"{x}%\" width=\"{width}%\" height=\"100%\"/>{(width < 7 ? null : (Html)$"<text class=\"on-{part.Colour}\" x=\"{x + (width / 2)}%\" y=\"24\">{Figures.Percent(part.Share)}</text>")}");
            x += width;
        }
        return $"""
            <svg class="stack" role="img" aria-label="{name}: {string.Join(", ", parts.Select(p => $"{p.Name} {Figures.Percent(p.Share)}"))}">{bars}</svg>
            <ul class="parts">{parts.Select(p => (Html)$"<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"{p.Colour}\" width=\"12\" height=\"12\" rx=\"2\"/></svg> <b>{p.Name} {Figures.Chance(p.Share)}</b> <span class=\"soft\">{p.Meaning}</span></li>")}</ul>
            """;
    }
}
