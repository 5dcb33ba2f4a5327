using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>A figure as a bar with its interval, and a dashed line where it would lie by chance. The number stands beside it as text.</summary>
internal static class BaselineBar
{
    /// <param name="whole">What the full width stands for.</param>
    public static Html Of(Estimate e, double whole, double? baseline) =>
        $"<svg class=\"bar tall\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" height=\"100%\"/><rect class=\"fill\" width=\"{Percent(e.Value / whole)}%\" height=\"100%\"/><line class=\"error\" x1=\"{Percent(e.Low / whole)}%\" x2=\"{Percent(e.High / whole)}%\" y1=\"50%\" y2=\"50%\"/>{(baseline is { } at ? (Html)$"<line class=\"baseline\" x1=\"{Percent(at / whole)}%\" x2=\"{Percent(at / whole)}%\" y1=\"-15%\" y2=\"115%\"/>" : null)}</svg>";

    private static double Percent(double share) => double.IsFinite(share) ? Math.Clamp(share, 0, 1) * 100 : 0;
}
