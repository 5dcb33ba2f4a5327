using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Probabilities;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Validations.Reporting;

/// <summary>What was foretold (across) beside what came true (up), with Wilson's intervals; on the diagonal, both agree.</summary>
internal static class CalibrationCurve
{
    private const double Left = 40, Top = 10, Size = 300;

    public static Html Of(IReadOnlyList<ForecastBin> bins) =>
        $"""
        <figure>
        <svg class="calibration" width="{Left + Size + 20}" height="{Top + Size + 40}" role="img" aria-label="{string.Join("; ", bins.Select(b => $"foretold {Figures.Percent(b.Forecast)}, came true {Figures.Percent(b.Share)} of {b.Count}"))}">
        {new[] { 0.0, .25, .5, .75, 1 }.Select(Tick)}
        <line class="zero" x1="{X(0)}" y1="{Y(0)}" x2="{X(1)}" y2="{Y(1)}"/>
        {bins.Select(Bin)}
        <text x="{X(.5)}" y="{Top + Size + 34}">foretold</text>
        </svg>
        <figcaption>Up: the share that came true, with its 95 % interval; dots on the dashed line are what was foretold. Larger dots rest on more cases.</figcaption>
        </figure>
        """;

    private static Html Tick(double at) =>
        $"<line class=\"grid\" x1=\"{X(at)}\" x2=\"{X(at)}\" y1=\"{Y(0)}\" y2=\"{Y(1)}\"/><line class=\"grid\" x1=\"{X(0)}\" x2=\"{X(1)}\" y1=\"{Y(at)}\" y2=\"{Y(at)}\"/><text x=\"{X(at)}\" y=\"{Top + Size + 16}\">{Figures.Percent(at)}</text><text class=\"tick\" x=\"{Left - 6}\" y=\"{Y(at) + 4}\">{Figures.Percent(at)}</text>";

    private static Html Bin(ForecastBin b)
    {
        var (low, high) = Proportions.Wilson(b.Share, b.Count);
        return $"<g class=\"interval front\"><line class=\"whisker\" x1=\"{X(b.Forecast)}\" x2=\"{X(b.Forecast)}\" y1=\"{Y(low)}\" y2=\"{Y(high)}\"/><circle cx=\"{X(b.Forecast)}\" cy=\"{Y(b.Share)}\" r=\"{Math.Clamp(2.5 + Math.Sqrt(b.Count) / 3, 3, 9)}\"/></g>";
    }

    private static double X(double share) => Left + (share * Size);

    private static double Y(double share) => Top + ((1 - share) * Size);
}
