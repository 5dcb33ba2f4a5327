using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Twins.Core.Fidelity.Probabilities;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>Probabilities mended by σ(a·logit p + b) (Platt 1999): a below 1 makes them less sure, b moves them all.</summary>
/// <param name="Slope">a; below 0 the stated probabilities order people the wrong way round.</param>
/// <param name="Offset">b, in log odds.</param>
/// <param name="Labels">n.</param>
public readonly record struct PlattCalibration(double Slope, double Offset, int Labels)
{
    /// <summary>Two numbers are fitted; with fewer they are noise.</summary>
    private const int Fewest = 30, FewestOfEach = 5;

    /// <summary>
    /// The a and b of the least log loss against Platt's smoothed targets, (n₊ + 1)/(n₊ + 2) for what happened and
    /// 1/(n₋ + 2) for what did not, so that a perfect separation has a finite answer. Newton's method; the loss is convex.
    /// </summary>
    /// <param name="probabilities">n ≥ 30 stated probabilities from 0 to 1, not all alike; see <see cref="LogOdds.Of"/> for 0 and 1.</param>
    /// <param name="outcomes">Whether it happened, in the same order; at least five of each.</param>
    /// <exception cref="AssumptionException">Too few labels, one kind of outcome only, or probabilities that are all alike.</exception>
    public static PlattCalibration Fit(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        ForecastBin.Check(probabilities, outcomes);
        Assume.AtLeast(Fewest, outcomes.Length, "labels");
        int happened = outcomes.Count(true), not = outcomes.Count(false);
        Assume.AtLeast(FewestOfEach, Math.Min(happened, not), "labels of the rarer outcome");
        double[] x = new double[outcomes.Length], target = new double[outcomes.Length];
        for (var i = 0; i < x.Length; i++) (x[i], target[i]) = (LogOdds.Of(probabilities[i]), outcomes[i] ? (happened + 1.0) / (happened + 2) : 1.0 / (not + 2));
        if (x.Max() - x.Min() < 1e-9) throw new AssumptionException("The stated probabilities are all alike; there is nothing to calibrate by.");
        var start = Vector<double>.Build.DenseOfArray([0, LogOdds.Of((happened + 1.0) / (outcomes.Length + 2))]);
        var fit = FindMinimum.OfFunctionGradientHessian(at => Loss(at, x, target), start, 1e-10);
        return new PlattCalibration(fit[0], fit[1], outcomes.Length);
    }

    /// <summary>The mended probability.</summary>
    public double Apply(double probability) => SpecialFunctions.Logistic((Slope * LogOdds.Of(probability)) + Offset);

    /// <summary>Mean log loss −[t ln s + (1 − t) ln(1 − s)] with its first and second derivatives by a and b.</summary>
    private static (double Value, Vector<double> Gradient, Matrix<double> Hessian) Loss(Vector<double> at, double[] x, double[] target)
    {
        double loss = 0, a = 0, b = 0, aa = 0, ab = 0, bb = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var score = (at[0] * x[i]) + at[1];
            double s = SpecialFunctions.Logistic(score), off = s - target[i], curve = s * (1 - s);
            // ln(1 + e^score) − t·score, written so that neither end overflows.
            loss += Math.Max(score, 0) + double.LogP1(Math.Exp(-Math.Abs(score))) - (target[i] * score);
            (a, b) = (a + (off * x[i]), b + off);
            (aa, ab, bb) = (aa + (curve * x[i] * x[i]), ab + (curve * x[i]), bb + curve);
        }
        double n = x.Length;
        return (loss / n, Vector<double>.Build.DenseOfArray([a / n, b / n]), Matrix<double>.Build.DenseOfRowMajor(2, 2, [aa / n, ab / n, ab / n, bb / n]));
    }
}
