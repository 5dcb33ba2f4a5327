namespace Twins.Core.Fidelity.Calibration;

/// <summary>The absolute residual |y − ŷ|, for answers that are numbers.</summary>
public static class ResidualScore
{
    public static double Of(double answer, double predicted) => Math.Abs(answer - predicted);

    /// <summary>ŷ ± q̂, as wide for everybody.</summary>
    public static Interval Around(double predicted, double threshold) => new(predicted - threshold, predicted + threshold);
}
