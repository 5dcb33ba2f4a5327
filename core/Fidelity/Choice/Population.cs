using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>How tastes differ between people: β_i ~ N(mean, covariance).</summary>
/// <param name="Mean">K.</param>
/// <param name="Covariance">K × K, positive definite.</param>
public sealed record Population(double[] Mean, double[,] Covariance)
{
    internal Matrix<double> Precision()
    {
        var covariance = Matrix<double>.Build.DenseOfArray(Covariance);
        Assume.Finite([.. Mean]);
        if (covariance.RowCount != Mean.Length || covariance.ColumnCount != Mean.Length) throw new AssumptionException($"The covariance is {covariance.RowCount} × {covariance.ColumnCount}; {Mean.Length} utilities need {Mean.Length} × {Mean.Length}.");
        try
        {
            return covariance.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(Mean.Length));
        }
        catch (ArgumentException)
        {
            throw new AssumptionException("The covariance of the population is not positive definite; estimate it from choices of several people.");
        }
    }
}
