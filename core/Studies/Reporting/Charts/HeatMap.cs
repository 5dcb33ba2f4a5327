using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>
/// Variants by segments. Colour says how far a cell lies from the mean of its own segment, so that a segment which likes
/// everything does not paint its whole column; blue above, orange below, and the number always in the cell.
/// </summary>
internal sealed class HeatMap
{
    private const int FewTwins = 5;

    private readonly Dictionary<string, double> middles;
    private readonly double furthest;
    private readonly UnitText unit;

    public HeatMap(QuestionReport question, UnitText unit)
    {
        this.unit = unit;
        var cells = question.Results.SelectMany(r => r.Segments).Where(s => double.IsFinite(s.Mean.Value)).ToList();
        middles = cells.GroupBy(s => s.Segment, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Average(s => s.Mean.Value), StringComparer.Ordinal);
        furthest = cells.Select(s => Math.Abs(s.Mean.Value - middles[s.Segment])).DefaultIfEmpty().Max();
    }

    public Html Cell(SegmentResult? s)
    {
        if (s is null || !double.IsFinite(s.Mean.Value)) return $"<td class=\"heat none\">{Figures.None}</td>";
        return $"<td class=\"heat h{Shade(s)}{(s.Base < FewTwins ? " few" : "")}\"><b>{unit.Of(s.Mean.Value)}</b><small>{unit.Range(s.Mean)}<br>n {s.Base}</small></td>";
    }

    public static Html Legend => $"<ul class=\"legend\"><li>{Swatch(1)}{Swatch(2)}{Swatch(3)} below the segment’s own average</li><li>{Swatch(5)}{Swatch(6)}{Swatch(7)} above it</li><li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"fewswatch\" x=\"1\" y=\"1\" width=\"12\" height=\"12\"/></svg> dashed: fewer than {FewTwins} twins, an anecdote</li></ul>";

    private int Shade(SegmentResult s)
    {
        if (furthest <= 0) return 4;
        var t = (s.Mean.Value - middles[s.Segment]) / furthest * 3.49;
        return 4 + (int)Math.Round(t);
    }

    private static Html Swatch(int shade) => $"<svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"h{shade}\" width=\"14\" height=\"14\" rx=\"2\"/></svg>";
}
