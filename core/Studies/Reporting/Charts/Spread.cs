using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>
/// The distributions of one question as stacked bars. On a scale they diverge from a common centre line (the middle of the
/// neutral point), so that favour and disfavour can be compared by eye; options without order start at the left.
/// </summary>
internal sealed class Spread
{
    private const double Narrowest = 10;

    private readonly IReadOnlyList<string> labels;
    private readonly bool ordinal;
    private readonly bool nps;
    private readonly double left;
    private readonly double right;

    public Spread(QuestionReport question)
    {
        ordinal = question.Kind is not ("single" or "multiple" or "rank");
        nps = question.Kind is "nps" && question.Labels.Count == 11;
        labels = nps ? ["Detractors (0–6)", "Passives (7, 8)", "Promoters (9, 10)"] : question.Labels;
        var all = question.Results.Select(r => r.Distribution).Concat(question.Human.SelectMany(h => new[] { h.HumanDistribution, h.PanelDistribution })).Where(d => d.Count == question.Labels.Count && d.Count > 0).Select(Parts).ToList();
        Any = all.Count > 0 && question.Kind is not ("multiple" or "rank");
        (left, right) = !ordinal || all.Count is 0 ? (0, 1) : (Math.Max(all.Max(Below), 0.05), Math.Max(all.Max(Above), 0.05));
    }

    public bool Any { get; }

    public Html Legend => $"<ul class=\"legend\">{labels.Select((l, i) => (Html)$"<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"{Colour(i)}\" width=\"12\" height=\"12\" rx=\"2\"/></svg> <span dir=\"auto\">{l}</span></li>")}</ul>";

    public Html Bar(IReadOnlyList<double> distribution)
    {
        var parts = Parts(distribution);
        if (parts.Count != labels.Count || !parts.All(double.IsFinite)) return $"<span class=\"soft\">{Figures.None}</span>";
        var scale = 100 / (left + right);
        var x = ordinal ? (left - Below(parts)) * scale : 0;
        var bars = new List<Html>();
        for (var i = 0; i < parts.Count; i++)
        {
            var width = parts[i] * scale;
            if (width > 0) bars.Add(Segment(i, x, width, parts[i]));
            x += width;
        }
        var middle = ordinal ? (Html)$"<line class=\"centre\" x1=\"{left * scale}%\" x2=\"{left * scale}%\" y1=\"-2\" y2=\"28\"/>" : null;
        return $"<svg class=\"spread\" role=\"img\" aria-label=\"{string.Join(", ", parts.Select((p, i) => $"{labels[i]} {Figures.Percent(p)}"))}\">{middle}{bars}</svg>";
    }

    private Html Segment(int index, double x, double width, double share) =>
        $"<rect class=\"{Colour(index)}\" x=\"{x}%\" width=\"{width}%\" y=\"3\" height=\"20\"/>{(width < Narrowest ? null : (Html)$"<text class=\"on-{Colour(index)}\" x=\"{x + (width / 2)}%\" y=\"17\">{Figures.Number(share * 100, 0)}</text>")}";

    private IReadOnlyList<double> Parts(IReadOnlyList<double> d) => nps && d.Count == 11 ? [d.Take(7).Sum(), d[7] + d[8], d[9] + d[10]] : d;

    private static double Below(IReadOnlyList<double> parts) => parts.Take(parts.Count / 2).Sum() + Neutral(parts);

    private static double Above(IReadOnlyList<double> parts) => parts.Skip((parts.Count + 1) / 2).Sum() + Neutral(parts);

    private static double Neutral(IReadOnlyList<double> parts) => parts.Count % 2 is 1 ? parts[parts.Count / 2] / 2 : 0;

    private string Colour(int index) => ordinal ? Shade(index, labels.Count) : $"c{(index % 8) + 1}";

    /// <summary>One of seven shades, mirrored about the middle whatever the number of points.</summary>
    private static string Shade(int index, int count)
    {
        if (count < 2) return "d7";
        var t = (index * 6.0 / (count - 1)) - 3;
        return $"d{4 + (int)(Math.Sign(t) * Math.Floor(Math.Abs(t) + 0.5))}";
    }
}
