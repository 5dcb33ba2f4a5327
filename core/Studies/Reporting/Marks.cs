using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>The few marks that all charts are made of.</summary>
internal static class Marks
{
    private const double Width = 220;

    /// <summary>A point with its interval on a common axis.</summary>
    public static Html Interval(Estimate e, double min, double max)
    {
        double At(double v) => max > min && double.IsFinite(v) ? 6 + (Math.Clamp((v - min) / (max - min), 0, 1) * (Width - 12)) : Width / 2;
        return $"""
            <svg width="{Width}" height="18" viewBox="0 0 {Width} 18" role="img" aria-label="{Figures.Number(e.Value, 2)}, 95 % from {Figures.Number(e.Low, 2)} to {Figures.Number(e.High, 2)}"><line x1="6" x2="{Width - 6}" y1="9" y2="9" stroke="var(--line)"/><line x1="{At(e.Low)}" x2="{At(e.High)}" y1="9" y2="9" stroke="var(--accent)" stroke-width="4" stroke-linecap="round" opacity=".45"/><circle cx="{At(e.Value)}" cy="9" r="4.5" fill="var(--accent)"/></svg>
            """;
    }

    /// <summary>The ends of that axis.</summary>
    public static Html Axis(double min, double max, string unit) =>
        $"""<svg width="{Width}" height="14" viewBox="0 0 {Width} 14" aria-hidden="true"><text x="2" y="11">{Figures.Number(min, 2)}</text><text x="{Width / 2}" y="11" text-anchor="middle">{unit}</text><text x="{Width - 2}" y="11" text-anchor="end">{Figures.Number(max, 2)}</text></svg>""";

    /// <summary>A distribution as one stacked bar, low to high.</summary>
    public static Html Spread(IReadOnlyList<double> shares, IReadOnlyList<string> labels) =>
        $"<div class=\"spread\" role=\"img\" aria-label=\"{string.Join(", ", shares.Zip(labels, (s, l) => $"{l}: {Figures.Percent(s)}"))}\">{shares.Select((s, i) => (Html)$"<i style=\"width:{s * 100}%;background:{Colour(i, shares.Count)}\" title=\"{labels[i]}: {Figures.Percent(s)}\"></i>")}</div>";

    public static Html Legend(IReadOnlyList<string> labels) =>
        $"<div class=\"legend\">{labels.Select((l, i) => (Html)$"<span><i style=\"background:{Colour(i, labels.Count)}\"></i>{l}</span>")}</div>";

    public static Html Bar(double share, bool human = false) => $"<div class=\"bar{(human ? " human" : "")}\" style=\"width:{Math.Clamp(share, 0, 1) * 100}%\"></div>";

    /// <summary>From the strongest negative to the strongest positive, grey in the middle; mixed where a scale has more than five points.</summary>
    private static Html Colour(int index, int count)
    {
        var at = count < 2 ? 2 : index * 4.0 / (count - 1);
        var low = (int)Math.Floor(at);
        var part = at - low;
        return part < .01 ? (Html)$"var(--s{low + 1})" : (Html)$"color-mix(in srgb, var(--s{low + 1}) {(1 - part) * 100}%, var(--s{low + 2}))";
    }
}
