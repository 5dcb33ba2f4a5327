using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>A difference and its interval about zero. The numbers stand beside it as text.</summary>
internal static class DifferenceChart
{
    public static Html Head(Axis axis, UnitText unit) =>
        $"<svg class=\"axis\" aria-hidden=\"true\">{axis.Ticks.Select(t => (Html)$"<text x=\"{axis.At(t)}%\" y=\"12\">{unit.Change(t)}</text>")}</svg>";

    /// <param name="changed">True for what is more than noise.</param>
    public static Html Row(Estimate e, Axis axis, bool changed) =>
        double.IsFinite(e.Value)
            ? (Html)$"<svg class=\"interval{(changed ? " front" : "")}\" aria-hidden=\"true\"><line class=\"zero\" x1=\"{axis.At(0)}%\" x2=\"{axis.At(0)}%\" y1=\"-40%\" y2=\"140%\"/>{Whisker(e, axis)}<circle cx=\"{axis.At(e.Value)}%\" cy=\"50%\" r=\"5\"/></svg>"
            : $"<span class=\"soft\">no answer both times</span>";

    private static Html? Whisker(Estimate e, Axis axis) =>
        double.IsFinite(e.Low) && double.IsFinite(e.High) ? (Html)$"<line class=\"whisker\" x1=\"{axis.At(e.Low)}%\" x2=\"{axis.At(e.High)}%\" y1=\"50%\" y2=\"50%\"/>" : null;
}
