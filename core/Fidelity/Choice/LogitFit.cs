using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>A fitted multinomial logit.</summary>
/// <param name="Coefficients">β, K utilities per unit of each column.</param>
/// <param name="Covariance">
/// K × K, the inverse information: right where choices are independent and weights are counts. Sampling weights and several
/// choices of a person need <see cref="Clustered"/>.
/// </param>
/// <param name="Clustered">
/// K × K sandwich I⁻¹ (Σ_person g gᵀ) I⁻¹ · n/(n−1) with g a person's part of the slope (Liang and Zeger 1986), which stands
/// whatever choices of a person have in common. Null with one person, or not more people than columns.
/// </param>
/// <param name="LogLikelihood">Σ w ln P(chosen).</param>
/// <param name="NullLogLikelihood">The same at β = 0, where all alternatives of a task are equally likely.</param>
/// <param name="Tasks">Choices with a weight above 0.</param>
/// <param name="People">People with such a choice.</param>
public sealed record LogitFit(double[] Coefficients, double[,] Covariance, double[,]? Clustered, double LogLikelihood, double NullLogLikelihood, int Tasks, int People)
{
    /// <summary>McFadden's R² = 1 − ln L / ln L₀: 0 is no better than chance; .2 to .4 is a very good fit.</summary>
    public double McFaddenRSquared => 1 - (LogLikelihood / NullLogLikelihood);

    /// <summary>The covariance that intervals use: clustered by person where it exists.</summary>
    public double[,] Errors => Clustered ?? Covariance;

    /// <summary>√ of the diagonal of <see cref="Errors"/>.</summary>
    public double StandardError(int column) => Math.Sqrt(Errors[column, column]);

    /// <summary>
    /// Wald's interval β ± q·SE, with q of Student's t at n − 1 people where errors are clustered and the normal's otherwise.
    /// </summary>
    public Interval Interval(int column, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        var half = Quantile(confidence) * StandardError(column);
        return new Interval(Coefficients[column] - half, Coefficients[column] + half);
    }

    internal double Quantile(double confidence) =>
        Clustered is null ? Normal.InvCDF(0, 1, (1 + confidence) / 2) : StudentT.InvCDF(0, 1, People - 1, (1 + confidence) / 2);

    internal static LogitFit Of(ChoiceTable table, Vector<double> beta, Curvature at)
    {
        var inverse = at.Information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(table.Attributes));
        var nothing = Enumerable.Range(0, table.Tasks).Sum(t => -table.Weight(t) * Math.Log(table.Alternatives(t)));
        var (clustered, people) = Sandwich(table, [.. beta], inverse);
        return new LogitFit([.. beta], inverse.ToArray(), clustered?.ToArray(), at.LogLikelihood, nothing, table.Tasks, people);
    }

    private static (Matrix<double>? Covariance, int People) Sandwich(ChoiceTable table, double[] beta, Matrix<double> inverse)
    {
        var filling = Matrix<double>.Build.Dense(beta.Length, beta.Length);
        var at = new Curvature(table);
        var people = 0;
        foreach (var tasks in table.ByPerson().Where(t => t.Length > 0))
        {
            at.Clear();
            foreach (var t in tasks) at.Add(table, t, beta);
            filling += at.Slope.OuterProduct(at.Slope);
            people++;
        }
        if (people <= beta.Length) return (null, people);
        return (inverse * filling * inverse * (people / (people - 1.0)), people);
    }
}
