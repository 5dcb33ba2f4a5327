namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// Hall's transformation (1992): with the skewness γ of an estimate, t + γt²/3 + γ²t³/27 + γ/6 is nearly symmetric for
/// t = (θ̂ − θ)/SE, and it rises everywhere, so that a quantile q of a symmetric distribution has one preimage
/// t = 3/γ·(∛(1 + γ(q − γ/6)) − 1).
/// </summary>
internal static class SkewCorrection
{
    /// <param name="skewness">γ, third moment of the estimate over SE³.</param>
    /// <param name="quantile">q > 0, as of Student's t.</param>
    public static Interval Interval(double value, double error, double skewness, double quantile) =>
        new(value - (error * Back(quantile, skewness)), value - (error * Back(-quantile, skewness)));

    private static double Back(double quantile, double skewness) =>
        Math.Abs(skewness) < 1e-6 ? quantile : 3 / skewness * (Math.Cbrt(1 + (skewness * (quantile - (skewness / 6)))) - 1);
}
