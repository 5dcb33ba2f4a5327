using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace Twins.Core.Fidelity.Baselines;

/// <summary>
/// Weighted linear regression with a ridge (Hoerl and Kennard 1970), through the origin: min Σ w (y − β·x)² / 2 + λ/2 Σ β²,
/// for many features most of which are 0. Fitted by L-BFGS; the minimum is the only one.
/// </summary>
public sealed class RidgeRegression
{
    private readonly double[] coefficients;

    private RidgeRegression(double[] coefficients) => this.coefficients = coefficients;

    /// <param name="rows">n cases with p features.</param>
    /// <param name="targets">n numbers; centre them, or take differences, since there is no intercept.</param>
    /// <param name="weights">n weights, best 1/variance of each target.</param>
    /// <param name="penalty">λ above 0, in weighted cases.</param>
    /// <exception cref="AssumptionException">No cases, lengths that differ, useless weights, or values that are not finite.</exception>
    public static RidgeRegression Fit(IReadOnlyList<SparseRow> rows, double[] targets, double[] weights, int features, double penalty)
    {
        Check(rows, targets, weights, features, penalty);
        var objective = ObjectiveFunction.Gradient(point => At(point, rows, targets, weights, penalty));
        var fitted = new LimitedMemoryBfgsMinimizer(gradientTolerance: 1e-6, parameterTolerance: 1e-9, functionProgressTolerance: 1e-8, memory: 10, maximumIterations: 500).FindMinimum(objective, new DenseVector(features));
        return new RidgeRegression(fitted.MinimizingPoint.ToArray());
    }

    /// <summary>β·x.</summary>
    public double Predict(SparseRow row)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Places.Length; j++) sum += coefficients[row.Places[j]] * row.Values[j];
        return sum;
    }

    private static (double Value, Vector<double> Gradient) At(Vector<double> point, IReadOnlyList<SparseRow> rows, double[] targets, double[] weights, double penalty)
    {
        var model = new RidgeRegression(point.AsArray() ?? point.ToArray());
        var gradient = new double[point.Count];
        var value = 0.0;
        for (var j = 0; j < gradient.Length; j++)
        {
            value += penalty / 2 * model.coefficients[j] * model.coefficients[j];
            gradient[j] = penalty * model.coefficients[j];
        }
        for (var i = 0; i < targets.Length; i++)
        {
            var row = rows[i];
            var miss = model.Predict(row) - targets[i];
            value += weights[i] / 2 * miss * miss;
            for (var j = 0; j < row.Places.Length; j++) gradient[row.Places[j]] += weights[i] * miss * row.Values[j];
        }
        return (value, new DenseVector(gradient));
    }

    private static void Check(IReadOnlyList<SparseRow> rows, double[] targets, double[] weights, int features, double penalty)
    {
        Assume.AtLeast(1, rows.Count, "cases");
        Assume.SameLength(targets, weights);
        Assume.Finite(targets);
        Assume.Weights(weights);
        if (rows.Count != targets.Length) throw new AssumptionException($"{rows.Count} cases and {targets.Length} targets given; they must pair up.");
        if (!(penalty > 0) || !double.IsFinite(penalty)) throw new AssumptionException($"The penalty is {penalty}; it must be above 0.");
        foreach (var row in rows) row.Check(features);
    }
}
