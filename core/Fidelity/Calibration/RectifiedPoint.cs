using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>θ, SE and λ of one sample or resample, with answers around a fixed origin.</summary>
internal readonly record struct RectifiedPoint(double Value, double Error, double Lambda)
{
    /// <summary>A variance this small beside its parts is nothing but rounding.</summary>
    private const double Rounding = 1e-12;

    /// <param name="othersMean">mean(g), given apart since resamples vary it.</param>
    /// <param name="lambda">Fitted where not given.</param>
    public static RectifiedPoint Of(PairedSums labels, TwinPool pool, double othersMean, double? lambda)
    {
        double n = labels.Pairs, human = labels.Human / n, twin = labels.Twin / n;
        double varY = (labels.HumanSquares / n) - (human * human), varF = (labels.TwinSquares / n) - (twin * twin), cov = (labels.Products / n) - (human * twin);
        var l = lambda ?? (pool.Spread > 0 ? Math.Clamp(cov / ((1 + (n / pool.Count)) * pool.Spread), 0, 1) : 0);
        var residual = varY - (2 * l * cov) + (l * l * varF);
        if (residual <= Rounding * ((labels.HumanSquares + labels.TwinSquares) / n)) residual = 0;
        return new RectifiedPoint((l * othersMean) + human - (l * twin), Math.Sqrt((l * l * pool.Variance / pool.Count) + (residual / n)), l);
    }
}
