using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace Twins.Core.Fidelity.Baselines;

/// <summary>
/// Multinomial logistic regression with a ridge (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992): P(k | x) =
/// e^(b_k + w_k·x) / Σ e^(b_j + w_j·x), from max Σ ln P − λ/2 Σ w². Intercepts are not shrunk, so that without any feature
/// it is the marginal distribution. Fitted by L-BFGS; the maximum is the only one.
/// </summary>
public sealed class RidgeLogit
{
    /// <summary>Tried for λ, in cases: a weight is shrunk as if λ more of them had spoken against it.</summary>
    private static readonly double[] Penalties = [3, 10, 30, 100];

    /// <summary>Every fifth case judges the penalties, the others teach.</summary>
    private const int Judges = 5;

    private readonly double[] weights;
    private readonly int features;
    private readonly int classes;

    private RidgeLogit(double[] weights, int features, int classes, double penalty) =>
        (this.weights, this.features, this.classes, Penalty) = (weights, features, classes, penalty);

    /// <summary>λ.</summary>
    public double Penalty { get; }

    /// <summary>Fits with the penalty that gives the least log loss on every fifth case when learnt from the others.</summary>
    /// <param name="rows">n cases with p features.</param>
    /// <param name="outcomes">n classes, 0 … K−1; a class that nobody has gets the small chance of half a case.</param>
    /// <exception cref="AssumptionException">Fewer than 10 cases, lengths that differ, values that are not finite, or classes beyond K.</exception>
    public static RidgeLogit Fit(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> outcomes, int features, int classes)
    {
        Assume.AtLeast(2 * Judges, rows.Count, "cases");
        int[] teach = [.. Enumerable.Range(0, rows.Count).Where(i => i % Judges is not 0)], judge = [.. Enumerable.Range(0, rows.Count).Where(i => i % Judges is 0)];
        var best = Penalties.MinBy(penalty =>
        {
            var model = Fit([.. teach.Select(i => rows[i])], [.. teach.Select(i => outcomes[i])], features, classes, penalty);
            return judge.Sum(i => -Math.Log(model.Predict(rows[i])[outcomes[i]]));
        });
        return Fit(rows, outcomes, features, classes, best);
    }

    /// <param name="penalty">λ above 0.</param>
    /// <inheritdoc cref="Fit(IReadOnlyList{SparseRow}, IReadOnlyList{int}, int, int)"/>
    public static RidgeLogit Fit(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> outcomes, int features, int classes, double penalty)
    {
        Check(rows, outcomes, features, classes, penalty);
        var start = new DenseVector(classes * (features + 1));
        for (var k = 0; k < classes; k++) start[(k * (features + 1)) + features] = Math.Log(outcomes.Count(o => o == k) + .5);
        var seen = new Likelihood(rows, outcomes, features, classes, penalty);
        var objective = ObjectiveFunction.Gradient(point => seen.At(point));
        var fitted = new LimitedMemoryBfgsMinimizer(gradientTolerance: 1e-6, parameterTolerance: 1e-9, functionProgressTolerance: 1e-8, memory: 10, maximumIterations: 300).FindMinimum(objective, start);
        return new RidgeLogit(fitted.MinimizingPoint.ToArray(), features, classes, penalty);
    }

    /// <summary>A distribution over the K classes.</summary>
    public double[] Predict(SparseRow row)
    {
        var p = new double[classes];
        Likelihood.Probabilities(weights, row, features, p);
        return p;
    }

    private static void Check(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> outcomes, int features, int classes, double penalty)
    {
        Assume.AtLeast(1, rows.Count, "cases");
        Assume.AtLeast(2, classes, "classes");
        if (rows.Count != outcomes.Count) throw new AssumptionException($"{rows.Count} cases and {outcomes.Count} outcomes given; they must pair up.");
        if (!(penalty > 0) || !double.IsFinite(penalty)) throw new AssumptionException($"The penalty is {penalty}; it must be above 0.");
        if (outcomes.Any(o => o < 0 || o >= classes)) throw new AssumptionException($"An outcome is not one of 0 to {classes - 1}.");
        foreach (var row in rows) row.Check(features);
    }

    /// <summary>−Σ ln P + λ/2 Σ w² and its gradient.</summary>
    private sealed class Likelihood(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> outcomes, int features, int classes, double penalty)
    {
        public (double Value, Vector<double> Gradient) At(Vector<double> point)
        {
            var w = point.AsArray() ?? point.ToArray();
            var gradient = new double[w.Length];
            var value = 0.0;
            for (var k = 0; k < classes; k++)
                for (var j = k * (features + 1); j < (k * (features + 1)) + features; j++)
                {
                    value += penalty / 2 * w[j] * w[j];
                    gradient[j] = penalty * w[j];
                }
            var p = new double[classes];
            for (var i = 0; i < rows.Count; i++) value += Add(i, w, gradient, p);
            return (value, new DenseVector(gradient));
        }

        /// <summary>Softmax of the scores, in place of <paramref name="p"/>.</summary>
        public static void Probabilities(double[] w, SparseRow row, int features, double[] p)
        {
            for (var k = 0; k < p.Length; k++)
            {
                var score = w[(k * (features + 1)) + features];
                for (var j = 0; j < row.Places.Length; j++) score += w[(k * (features + 1)) + row.Places[j]] * row.Values[j];
                p[k] = score;
            }
            Softmax.Replace(p);
        }

        private double Add(int i, double[] w, double[] gradient, double[] p)
        {
            var row = rows[i];
            Probabilities(w, row, features, p);
            var loss = -Math.Log(Math.Max(p[outcomes[i]], 1e-300));
            for (var k = 0; k < classes; k++)
            {
                var miss = p[k] - (outcomes[i] == k ? 1 : 0);
                gradient[(k * (features + 1)) + features] += miss;
                for (var j = 0; j < row.Places.Length; j++) gradient[(k * (features + 1)) + row.Places[j]] += miss * row.Values[j];
            }
            return loss;
        }
    }
}
