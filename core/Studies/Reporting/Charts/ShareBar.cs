using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>A share of a whole as a bar, with its interval where it has one. The number stands beside it as text.</summary>
internal static class ShareBar
{
    public static Html Of(double share, string style = "") =>
        $"<svg class=\"bar {style}\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" height=\"100%\"/><rect class=\"fill\" width=\"{Percent(share)}%\" height=\"100%\"/></svg>";

    /// <param name="whole">What the full width stands for.</param>
    public static Html With(Estimate e, double whole) =>
        $"<svg class=\"bar tall\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" height=\"100%\"/><rect class=\"fill\" width=\"{Percent(e.Value / whole)}%\" height=\"100%\"/><line class=\"error\" x1=\"{Percent(e.Low / whole)}%\" x2=\"{Percent(e.High / whole)}%\" y1=\"50%\" y2=\"50%\"/></svg>";

    private static double Percent(double share) => double.IsFinite(share) ? Math.Clamp(share, 0, 1) * 100 : 0;
}
