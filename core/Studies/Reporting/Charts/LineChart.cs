namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>One line of a chart: its points from left to right.</summary>
/// <param name="Style">A style of its own, so that lines are told apart without colour too.</param>
internal sealed record ChartLine(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A place on the number line that is marked from top to bottom.</summary>
internal sealed record ChartMark(double X, string Name);

/// <summary>Lines over a number line, such as shares over prices. A table beside it has the numbers.</summary>
internal static class LineChart
{
    private const double Top = 22;
    private const double Height = 190;

    /// <param name="spoken">What a person hears in place of the drawing.</param>
    /// <param name="y">How a height is written.</param>
    public static Html Of(IReadOnlyList<ChartLine> lines, IReadOnlyList<ChartMark> marks, string spoken, Func<double, string> y)
    {
        var points = lines.SelectMany(l => l.Points).ToList();
        var across = Axis.Between(points.Min(p => p.X), points.Max(p => p.X));
        var up = Axis.Between(0, Math.Max(1e-9, points.Max(p => p.Y)));
        double Y(double value) => Top + ((100 - up.At(value)) / 100 * Height);
        double X(double value) => 6 + (across.At(value) * .94);
        return $"""
            <figure><svg class="lines" role="img" aria-label="{spoken}">
            {up.Ticks.Select(t => (Html)$"<line class=\"grid\" x1=\"6%\" x2=\"100%\" y1=\"{Y(t)}\" y2=\"{Y(t)}\"/><text class=\"tick\" x=\"5.4%\" y=\"{Y(t) + 4}\">{y(t)}</text>")}
            {across.Ticks.Select(t => (Html)$"<text class=\"below\" x=\"{X(t)}%\" y=\"{Top + Height + 16}\">{Figures.Number(t, Decimals(across))}</text>")}
            {marks.Select(m => (Html)$"<line class=\"mark\" x1=\"{X(m.X)}%\" x2=\"{X(m.X)}%\" y1=\"{Top - 6}\" y2=\"{Top + Height}\"/><text x=\"{X(m.X)}%\" y=\"{Top - 10}\">{m.Name}</text>")}
            {lines.Select(l => (Html)$"<g class=\"line {l.Style}\">{l.Points.Zip(l.Points.Skip(1), (a, b) => (Html)$"<line x1=\"{X(a.X)}%\" x2=\"{X(b.X)}%\" y1=\"{Y(a.Y)}\" y2=\"{Y(b.Y)}\"/>")}</g>")}
            </svg><ul class="legend">{lines.Select(l => (Html)$"<li><svg class=\"lineswatch\" width=\"28\" height=\"10\" aria-hidden=\"true\"><g class=\"line {l.Style}\"><line x1=\"0\" x2=\"28\" y1=\"5\" y2=\"5\"/></g></svg>{l.Name}</li>")}</ul></figure>
            """;
    }

    private static int Decimals(Axis axis) => axis.Ticks.TrueForAll(t => Math.Abs(t - Math.Round(t)) < 1e-9) ? 0 : axis.Ticks.TrueForAll(t => Math.Abs((10 * t) - Math.Round(10 * t)) < 1e-9) ? 1 : 2;
}
