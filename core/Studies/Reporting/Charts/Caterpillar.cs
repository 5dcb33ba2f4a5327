using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>All variants at a glance, best on the left: one look shows where the front group ends, if it ends at all.</summary>
internal static class Caterpillar
{
    private const double Left = 7;
    private const double Top = 12;
    private const double Height = 188;

    public static Html Of(IReadOnlyList<StimulusResult> results, Axis axis, UnitText unit, FrontGroup front)
    {
        var step = (98 - Left) / results.Count;
        return $"""
            <svg class="caterpillar" role="img" aria-label="All {results.Count} variants from best to worst with their 95% intervals, from {unit.Of(results[0].Mean.Value)} down to {unit.Of(results[^1].Mean.Value)}; the table below has every number.">
            {axis.Ticks.Select(t => (Html)$"<line class=\"grid\" x1=\"{Left}%\" x2=\"99%\" y1=\"{Y(axis, t)}\" y2=\"{Y(axis, t)}\"/><text class=\"tick\" x=\"{Left - 1}%\" y=\"{Y(axis, t) + 4}\">{unit.Of(t)}</text>")}
            {results.Select((r, i) => Mark(r, Left + ((i + 0.5) * step), axis, front.Holds(r), results.Count))}
            <text class="end" x="{Left}%" y="{Height + 26}">best</text><text class="end last" x="98%" y="{Height + 26}">rank {results.Count}</text>
            </svg>
            """;
    }

    private static Html Mark(StimulusResult r, double x, Axis axis, bool front, int count) =>
        $"<g class=\"mark{(front ? " front" : "")}\"><title>{r.Rank}. {r.Stimulus}</title><line class=\"whisker\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{Y(axis, r.Mean.Low)}\" y2=\"{Y(axis, r.Mean.High)}\"/><circle cx=\"{x}%\" cy=\"{Y(axis, r.Mean.Value)}\" r=\"{(count > 80 ? 2.5 : 4.0)}\"/></g>";

    private static double Y(Axis axis, double value) => Top + ((100 - axis.At(value)) / 100 * Height);
}
