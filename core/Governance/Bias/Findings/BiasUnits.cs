using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>Numbers of an audit as a person reads them.</summary>
internal static class BiasUnits
{
    /// <summary>Such as "0.93 points lower".</summary>
    public static string Shift(SwapFinding s, double value) => $"{(s.IsRating ? $"{Figures.Number(Math.Abs(value), 2)} points" : $"{Figures.Number(Math.Abs(value) * 100, 0)} percentage points")} {(value < 0 ? "lower" : "higher")}";

    public static string ShiftRange(SwapFinding s) => s.Shift is not { } e ? Figures.None : s.IsRating ? $"{Figures.Signed(e.Low, 2)} to {Figures.Signed(e.High, 2)}" : $"{Figures.Signed(e.Low * 100, 0)} to {Figures.Signed(e.High * 100, 0)}";

    public static string Chance(double? p) => p switch { null => Figures.None, < .001 => "<.001", { } v => Figures.Number(Math.Round(v, v < .1 ? 3 : 2), v < .1 ? 3 : 2).TrimStart('0') is { Length: > 0 } text ? text : "0" };

    public static string Ratio(Estimate? e) => e is { } r ? $"{Figures.Number(r.Value, 2)} ({Figures.Number(r.Low, 2)} to {Figures.Number(r.High, 2)})" : Figures.None;
}
