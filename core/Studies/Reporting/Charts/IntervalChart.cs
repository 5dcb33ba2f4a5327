using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>A mean and its interval on a shared axis: one row of a forest plot. The numbers stand beside it as text.</summary>
internal static class IntervalChart
{
    public static Html Head(Axis axis, UnitText unit) =>
        $"<svg class=\"axis\" aria-hidden=\"true\">{axis.Ticks.Select(t => (Html)$"<text x=\"{axis.At(t)}%\" y=\"12\">{unit.Of(t)}</text>")}</svg>";

    /// <param name="front">True for what cannot be told apart from the best.</param>
    public static Html Row(Estimate e, Axis axis, bool front) =>
        double.IsFinite(e.Value)
            ? (Html)$"<svg class=\"interval{(front ? " front" : "")}\" aria-hidden=\"true\">{Grid(axis)}<line class=\"whisker\" x1=\"{axis.At(e.Low)}%\" x2=\"{axis.At(e.High)}%\" y1=\"50%\" y2=\"50%\"/><circle cx=\"{axis.At(e.Value)}%\" cy=\"50%\" r=\"5\"/></svg>"
            : $"<span class=\"soft\">no answer</span>";

    private static Html Grid(Axis axis) => $"{axis.Ticks.Select(t => (Html)$"<line class=\"grid\" x1=\"{axis.At(t)}%\" x2=\"{axis.At(t)}%\" y1=\"0\" y2=\"100%\"/>")}";
}
