using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity;

/// <summary>The interval of a mean.</summary>
public static class MeanInterval
{
    /// <summary>
    /// Student's x̄ ± t_{n−1} s / √n (1908), in the unit of the values. Exact for normal values; from 30 on it holds for
    /// what is not heavily skewed.
    /// </summary>
    /// <param name="values">n ≥ 2 independent values.</param>
    /// <exception cref="AssumptionException">Fewer than two values, or one that is not finite.</exception>
    public static Interval Of(ReadOnlySpan<double> values, double confidence = .95)
    {
        Assume.AtLeast(2, values.Length, "values");
        Assume.Finite(values);
        Assume.Share(confidence, "confidence");
        double n = values.Length, mean = 0, scatter = 0;
        foreach (var value in values) mean += value / n;
        foreach (var value in values) scatter += (value - mean) * (value - mean);
        var half = StudentT.InvCDF(0, 1, n - 1, (1 + confidence) / 2) * Math.Sqrt(scatter / (n - 1) / n);
        return new Interval(mean - half, mean + half);
    }
}
