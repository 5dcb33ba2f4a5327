using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>The tastes of one person, given what is known of the population they come from.</summary>
/// <param name="Utilities">β_i, K; the top of likelihood × prior (MAP).</param>
/// <param name="Covariance">K × K, the inverse curvature there (Laplace): how unsure they still are.</param>
public sealed record IndividualLogit(double[] Utilities, double[,] Covariance)
{
    private const int MostSteps = 200;

    /// <summary>
    /// Maximises Σ_t w ln P_t(chosen) − ½(β − μ)ᵀ Σ⁻¹ (β − μ) for each person by Newton's method. Never diverges: with no or
    /// separated choices the prior holds. Somebody who chose nothing is the population's mean.
    /// </summary>
    /// <param name="population">Estimated from choices of others or the same people; see <see cref="HierarchicalLogit"/>.</param>
    /// <returns>One for each person of the table.</returns>
    /// <exception cref="AssumptionException">A population of other columns, a covariance that is not positive definite, or utilities that do not settle.</exception>
    public static IndividualLogit[] Fit(ChoiceTable table, Population population)
    {
        if (population.Mean.Length != table.Attributes) throw new AssumptionException($"The population has {population.Mean.Length} utilities and the choices {table.Attributes} columns; they must be the same.");
        var precision = population.Precision();
        var mean = Vector<double>.Build.DenseOfArray(population.Mean);
        return [.. table.ByPerson().Select(tasks => Climb(table, tasks, mean, precision))];
    }

    internal static IndividualLogit Climb(ChoiceTable table, int[] tasks, Vector<double> mean, Matrix<double> precision)
    {
        var at = new Curvature(table);
        var beta = mean;
        var height = Height(at, table, tasks, beta, mean, precision);
        for (var step = 0; step < MostSteps; step++)
        {
            var curvature = (at.Information + precision).Cholesky();
            var slope = at.Slope - (precision * (beta - mean));
            var move = curvature.Solve(slope);
            // Half of slope·move is what is still to be gained.
            if (slope * move < 1e-12 * (1 + Math.Abs(height))) return new IndividualLogit([.. beta], curvature.Solve(Matrix<double>.Build.DenseIdentity(mean.Count)).ToArray());
            var next = Height(at, table, tasks, beta + move, mean, precision);
            while (next < height - (1e-12 * Math.Abs(height)))
            {
                move /= 2;
                next = Height(at, table, tasks, beta + move, mean, precision);
            }
            (beta, height) = (beta + move, next);
        }
        throw new AssumptionException("Somebody's utilities do not settle; look for codes that are far larger than others.");
    }

    private static double Height(Curvature at, ChoiceTable table, int[] tasks, Vector<double> beta, Vector<double> mean, Matrix<double> precision)
    {
        at.Clear();
        double[] utilities = [.. beta];
        foreach (var t in tasks) at.Add(table, t, utilities);
        var away = beta - mean;
        return at.LogLikelihood - (away * (precision * away) / 2);
    }
}
