using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Choice;

/// <summary>The Markov chain of a hierarchical logit: what the population and each person could be like, one round after the other.</summary>
internal sealed class TasteChain
{
    private const int JointMoves = 4;
    private readonly ChoiceDifferences[] people;
    private readonly HierarchicalOptions options;
    private readonly Xoshiro256StarStar chance;
    private readonly TasteMove[] moves;
    private readonly JointMove shift;
    private readonly JointMove stretch;
    private readonly Matrix<double> unsure;
    private readonly int attributes;
    private double[][] tastes;
    private Vector<double> mean;
    private Matrix<double> covariance;

    /// <param name="start">One taste for all and how unsure it is, in units of the columns' ranges.</param>
    public TasteChain(ChoiceDifferences[] people, Vector<double> start, Matrix<double> unsure, HierarchicalOptions options)
    {
        (this.people, this.options, attributes) = (people, options, start.Count);
        chance = new Xoshiro256StarStar(options.Seed, threadSafe: false);
        moves = [.. people.Select(p => new TasteMove(p, chance))];
        tastes = [.. people.Select(_ => ChoiceDifferences.Pad([.. start]))];
        (mean, covariance) = (start, Matrix<double>.Build.DenseIdentity(attributes));
        this.unsure = unsure.Cholesky().Factor;
        (shift, stretch) = (new JointMove(people, chance), new JointMove(people, chance));
    }

    private double Freedom => attributes + 3;

    public void Advance(bool adapt)
    {
        var root = covariance.Cholesky().Factor;
        mean = (Tastes().RowSums() / people.Length) + (root * Normals() / Math.Sqrt(people.Length));
        var centred = Tastes() - Matrix<double>.Build.Dense(attributes, people.Length, (k, _) => mean[k]);
        var scale = Matrix<double>.Build.DenseIdentity(attributes) * (options.Spread * Freedom);
        covariance = InverseWishart.Sample(chance, Freedom + people.Length, scale + centred.TransposeAndMultiply(centred));
        // Rounding leaves a hair of asymmetry, which the next factor would refuse.
        covariance = (covariance + covariance.Transpose()) / 2;
        var height = shift.Height(tastes);
        for (var repeat = 0; repeat < JointMoves; repeat++)
        {
            Shift(ref height, adapt);
            Stretch(ref height, adapt);
        }
        var frame = new TasteFrame(mean, covariance.Cholesky().Factor);
        for (var i = 0; i < people.Length; i++) moves[i].Move(tastes[i], frame, adapt);
    }

    public TasteDraw Draw(Vector<double> ranges)
    {
        var perUnit = Matrix<double>.Build.DenseOfDiagonalVector(1 / ranges);
        return new TasteDraw(
            new Population([.. mean / ranges], (perUnit * covariance * perUnit).ToArray()),
            [.. (perUnit * Tastes()).EnumerateColumns().Select(c => c.ToArray())]);
    }

    /// <summary>
    /// All people and their mean by the same step. People with few choices stay near their mean and the mean near its people,
    /// so that without it both would creep.
    /// </summary>
    private void Shift(ref double height, bool adapt)
    {
        var step = unsure * Normals() * shift.Size;
        if (shift.Try(tastes, ref height, (b, k) => b[k] + step[k], 0, adapt) is not { } moved) return;
        (tastes, mean) = (moved, mean + step);
    }

    /// <summary>
    /// All people away from their mean or towards it, column by column, with the covariance: b → μ + D(b − μ), Σ → DΣD, where
    /// D = diag e^δ. What densities and Jacobian leave beside the likelihood is |D|^−ν and the change of the prior's trace.
    /// </summary>
    private void Stretch(ref double height, bool adapt)
    {
        var step = Normals() * stretch.Size;
        var factors = step.PointwiseExp();
        var precision = covariance.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(attributes)).Diagonal();
        var prior = (-Freedom * step.Sum()) - (options.Spread * Freedom / 2 * precision.Select((p, k) => p * ((1 / (factors[k] * factors[k])) - 1)).Sum());
        if (stretch.Try(tastes, ref height, (b, k) => mean[k] + (factors[k] * (b[k] - mean[k])), prior, adapt) is not { } moved) return;
        var turned = Matrix<double>.Build.DenseOfDiagonalVector(factors);
        (tastes, covariance) = (moved, turned * covariance * turned);
    }

    private Matrix<double> Tastes() => Matrix<double>.Build.Dense(attributes, people.Length, (k, i) => tastes[i][k]);

    private Vector<double> Normals() => Vector<double>.Build.Dense(attributes, _ => Normal.Sample(chance, 0, 1));
}

/// <summary>One kept round: what the population and each person (K tastes) could be like.</summary>
internal sealed record TasteDraw(Population Population, double[][] People);
