namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>People and panel side by side for every possible answer; people outlined, so that no colour is needed to tell them.</summary>
internal static class PairedBars
{
    private const double Height = 150;

    public static Html Of(IReadOnlyList<string> labels, IReadOnlyList<double> people, IReadOnlyList<double> panel)
    {
        var highest = Math.Max(0.01, people.Concat(panel).DefaultIfEmpty().Max());
        var step = 100.0 / Math.Max(1, labels.Count);
        return $"""
            <svg class="pairs" role="img" aria-label="{string.Join("; ", labels.Select((l, i) => $"{l}: people {Figures.Percent(people[i])}, panel {Figures.Percent(panel[i])}"))}">
            <line class="axisline" x1="0" x2="100%" y1="{Height + 20}" y2="{Height + 20}"/>
            {labels.Select((_, i) => (Html)$"{Bar("people", (i + 0.12) * step, step * 0.36, people[i], highest)}{Bar("panel", (i + 0.52) * step, step * 0.36, panel[i], highest)}")}
            </svg>
            """;
    }

    private static Html Bar(string style, double x, double width, double share, double highest)
    {
        var height = share / highest * Height;
        return $"<rect class=\"{style}\" x=\"{x}%\" width=\"{width}%\" y=\"{20 + Height - height}\" height=\"{height}\"/><text x=\"{x + (width / 2)}%\" y=\"{14 + Height - height}\">{Figures.Percent(share)}</text>";
    }
}
