using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>Variants by segments: the mean in every cell, tinted by where it lies between the lowest and the highest.</summary>
internal static class SegmentTable
{
    public static Html? Of(StudyReport report, QuestionReport q)
    {
        var names = report.Panel.Segments.Select(s => s.Name).ToList();
        var rows = q.Results.Where(r => r.Segments.Count > 1).ToList();
        if (rows.Count is 0) return null;
        var values = rows.SelectMany(r => r.Segments).Select(s => s.Mean.Value).Where(double.IsFinite).ToList();
        if (values.Count is 0) return null;
        var (min, max) = (values.Min(), values.Max());
        return $"<details{(q.Primary ? (Html)$" open" : null)}><summary>By segment</summary><div class=\"wide\"><table class=\"heat\"><thead><tr><th>variant</th>{names.Select(n => (Html)$"<th>{n}</th>")}</tr></thead><tbody>{rows.Select(r => Row(r, names, min, max))}</tbody></table></div><p class=\"soft\">Each cell: mean, 95 % interval and number of twins. Darker is higher.</p></details>";
    }

    private static Html Row(StimulusResult r, List<string> names, double min, double max) =>
        $"<tr><td>{r.Stimulus}</td>{names.Select(n => Cell(r.Segments.FirstOrDefault(s => s.Segment == n), min, max))}</tr>";

    private static Html Cell(SegmentResult? s, double min, double max)
    {
        if (s is null || !double.IsFinite(s.Mean.Value)) return $"<td class=\"soft\">{Figures.None}</td>";
        var tint = max > min ? 8 + (52 * (s.Mean.Value - min) / (max - min)) : 8;
        return $"<td style=\"background:color-mix(in srgb, var(--accent-soft) {tint}%, transparent)\">{Figures.Number(s.Mean.Value, 2)}<br><small>{Figures.Range(Figures.Number(s.Mean.Low, 2), Figures.Number(s.Mean.High, 2))}, n {s.Base}</small></td>";
    }
}
