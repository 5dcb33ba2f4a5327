using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Choice;

/// <summary>The Markov chain of a hierarchical logit: what the population and each person could be like, one round after the other.</summary>
internal sealed class TasteChain
{
    private const double GoodAcceptance = .3;
    private readonly ChoiceDifferences[] people;
    private readonly int attributes;
    private readonly double freedom;
    private readonly Matrix<double> scale;
    private readonly Xoshiro256StarStar chance;
    private readonly double[] steps;
    private readonly double[] heights;
    private readonly double[] trial;
    private readonly double[] whitened;
    private readonly Matrix<double> tastes;
    private Vector<double> mean;
    private Matrix<double> covariance;

    public TasteChain(ChoiceDifferences[] people, Vector<double> start, HierarchicalOptions options)
    {
        this.people = people;
        attributes = people[0].Attributes;
        freedom = attributes + 3;
        scale = Matrix<double>.Build.DenseIdentity(attributes) * (options.Spread * freedom);
        chance = new Xoshiro256StarStar(options.Seed, threadSafe: false);
        steps = [.. Enumerable.Repeat(1.7 / Math.Sqrt(attributes), people.Length)];
        trial = new double[ChoiceDifferences.Padded(attributes)];
        whitened = new double[attributes];
        tastes = Matrix<double>.Build.Dense(attributes, people.Length, (k, _) => start[k]);
        mean = start;
        start.AsArray().CopyTo(trial, 0);
        covariance = Matrix<double>.Build.DenseIdentity(attributes);
        heights = [.. people.Select((p, i) => p.LogLikelihood(trial))];
    }

    public void Advance(bool adapt)
    {
        var root = covariance.Cholesky().Factor;
        mean = (tastes.RowSums() / people.Length) + (root * Normals() / Math.Sqrt(people.Length));
        covariance = InverseWishart.Sample(chance, freedom + people.Length, scale + Scatter());
        // Rounding leaves a hair of asymmetry, which the next factor would refuse.
        covariance = (covariance + covariance.Transpose()) / 2;
        root = covariance.Cholesky().Factor;
        var standard = root.Inverse() * Centred();
        for (var i = 0; i < people.Length; i++)
            for (var repeat = 0; repeat < 2; repeat++) Move(i, root, standard, adapt);
    }

    public TasteDraw Draw(Vector<double> ranges)
    {
        var perUnit = Matrix<double>.Build.DenseOfDiagonalVector(1 / ranges);
        return new TasteDraw(
            new Population([.. mean / ranges], (perUnit * covariance * perUnit).ToArray()),
            [.. (perUnit * tastes).EnumerateColumns().Select(c => c.ToArray())]);
    }

    /// <summary>One Metropolis step of a person, in coordinates where the population is standard normal.</summary>
    private void Move(int person, Matrix<double> root, Matrix<double> standard, bool adapt)
    {
        double before = 0, after = 0;
        for (var k = 0; k < attributes; k++)
        {
            var now = standard[k, person];
            whitened[k] = now + (steps[person] * Normal.Sample(chance, 0, 1));
            before += now * now;
            after += whitened[k] * whitened[k];
        }
        Unwhiten(root);
        var height = people[person].LogLikelihood(trial);
        var taken = Math.Log(1 - chance.NextDouble()) < height - heights[person] + ((before - after) / 2);
        if (adapt) steps[person] *= taken ? 1 + (.03 * (1 - GoodAcceptance)) : 1 - (.03 * GoodAcceptance);
        if (!taken) return;
        heights[person] = height;
        for (var k = 0; k < attributes; k++) (standard[k, person], tastes[k, person]) = (whitened[k], trial[k]);
    }

    private void Unwhiten(Matrix<double> root)
    {
        for (var a = 0; a < attributes; a++)
        {
            var value = mean[a];
            for (var b = 0; b <= a; b++) value += root[a, b] * whitened[b];
            trial[a] = value;
        }
    }

    private Matrix<double> Centred() => Matrix<double>.Build.Dense(attributes, people.Length, (k, i) => tastes[k, i] - mean[k]);

    private Matrix<double> Scatter()
    {
        var centred = Centred();
        return centred.TransposeAndMultiply(centred);
    }

    private Vector<double> Normals() => Vector<double>.Build.Dense(attributes, _ => Normal.Sample(chance, 0, 1));
}

/// <summary>One kept round: what the population and each person (K tastes) could be like.</summary>
internal sealed record TasteDraw(Population Population, double[][] People);
