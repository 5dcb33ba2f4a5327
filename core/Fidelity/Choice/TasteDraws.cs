using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Choice;

/// <summary>Intervals for figures that follow from one taste for all in no simple way (Krinsky and Robb 1986).</summary>
public static class TasteDraws
{
    /// <summary>
    /// f(β̂), and quantiles of f over draws of β ~ N(β̂, V) with V clustered by person where the fit has it: right as far as
    /// the likelihood is normal around its top. Deterministic for a seed.
    /// </summary>
    /// <param name="statistic">From K utilities to as many figures as are wanted, always the same number.</param>
    /// <returns>One for each figure.</returns>
    /// <exception cref="AssumptionException">A confidence that is no share, or too few draws.</exception>
    public static IReadOnlyList<(double Value, Interval Interval)> Of(LogitFit fit, Func<double[], double[]> statistic, int seed, int draws = 1000, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        Assume.AtLeast(40, draws, "draws");
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var centre = Vector<double>.Build.DenseOfArray(fit.Coefficients);
        var root = Matrix<double>.Build.DenseOfArray(fit.Errors).Cholesky().Factor;
        double[][] drawn = [.. Enumerable.Range(0, draws).Select(_ => statistic([.. centre + (root * Vector<double>.Build.Dense(centre.Count, _ => Normal.Sample(chance, 0, 1)))]))];
        var at = statistic(fit.Coefficients);
        return [.. at.Select((value, k) => (value, HierarchicalFit.Quantiles([.. drawn.Select(d => d[k])], confidence)))];
    }
}
