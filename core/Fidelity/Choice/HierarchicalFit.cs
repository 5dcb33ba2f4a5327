using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Choice;

/// <summary>What a hierarchical logit has learned: draws of the population and of each person from the posterior.</summary>
public sealed class HierarchicalFit
{
    internal HierarchicalFit(IReadOnlyList<TasteDraw> draws, int people)
    {
        (Draws, People) = (draws, people);
        var attributes = draws[0].Population.Mean.Length;
        Population = new Population(
            [.. Enumerable.Range(0, attributes).Select(k => draws.Average(d => d.Population.Mean[k]))],
            (draws.Aggregate(Matrix<double>.Build.Dense(attributes, attributes), (sum, d) => sum + Matrix<double>.Build.DenseOfArray(d.Population.Covariance)) / draws.Count).ToArray());
    }

    internal IReadOnlyList<TasteDraw> Draws { get; }

    public int People { get; }

    /// <summary>Posterior means of μ and Σ: the prior for the MAP of these people or of new ones.</summary>
    public Population Population { get; }

    /// <summary>
    /// The largest split R̂ of the population's means and variances: above about 1.1 the chain has not settled, and more warm-up
    /// and rounds are needed before its intervals mean much.
    /// </summary>
    public double LargestRHat => Population.Mean.Select((_, k) => Math.Max(
        ChainHalves.RHat([.. Draws.Select(d => d.Population.Mean[k])]),
        ChainHalves.RHat([.. Draws.Select(d => d.Population.Covariance[k, k])]))).Max();

    /// <summary>A person's tastes, K: the mean of their draws.</summary>
    public double[] Utilities(int person) => [.. Population.Mean.Select((_, k) => Draws.Average(d => d.People[person][k]))];

    /// <summary>
    /// A person's choice probabilities among alternatives: P averaged over their draws, which is what the data say of the next
    /// choice. Less sure of itself, and nearer the truth, than P at the mean or the top of the posterior.
    /// </summary>
    public double[] Shares(int person, IReadOnlyList<double[]> alternatives)
    {
        Assume.AtLeast(1, alternatives.Count, "alternatives");
        var mean = new double[alternatives.Count];
        var shares = new double[alternatives.Count];
        foreach (var draw in Draws)
        {
            Softmax.Of(draw.People[person], alternatives, shares);
            for (var j = 0; j < shares.Length; j++) mean[j] += shares[j] / Draws.Count;
        }
        return mean;
    }

    /// <summary>The central posterior interval of the population's mean taste for a column.</summary>
    public Interval MeanInterval(int column, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        return Quantiles([.. Draws.Select(d => d.Population.Mean[column])], confidence);
    }

    /// <summary>
    /// The weighted mean over people of something that follows from a taste, with a 95 % interval over draws of tastes, each
    /// with its own resample of people.
    /// </summary>
    /// <param name="statistic">Of one taste, K, any number of figures.</param>
    /// <param name="weights">One for each person; null for all alike.</param>
    /// <exception cref="AssumptionException">Weights that do not fit the people.</exception>
    public IReadOnlyList<(double Mean, Interval Interval)> Expect(Func<double[], double[]> statistic, double[]? weights, int seed)
    {
        weights ??= [.. Enumerable.Repeat(1.0, People)];
        if (weights.Length != People) throw new AssumptionException($"{weights.Length} weights given for {People} people; they must pair up.");
        Assume.Weights(weights);
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var drawn = new List<(double[] All, double[] Resampled)>();
        foreach (var draw in Draws)
        {
            double[][] values = [.. draw.People.Select(statistic)];
            drawn.Add((Mean(values, weights), Mean(values, Resampled(weights, chance))));
        }
        return [.. drawn[0].All.Select((_, k) => (drawn.Average(d => d.All[k]), Quantiles([.. drawn.Select(d => d.Resampled[k])], .95)))];
    }

    private static double[] Resampled(double[] weights, Random chance)
    {
        var drawn = new double[weights.Length];
        do
        {
            Array.Clear(drawn);
            for (var i = 0; i < weights.Length; i++)
            {
                var person = chance.Next(weights.Length);
                drawn[person] += weights[person];
            }
        }
        while (drawn.Sum() <= 0);
        return drawn;
    }

    private static double[] Mean(double[][] values, double[] weights)
    {
        var mean = new double[values[0].Length];
        for (var i = 0; i < values.Length; i++)
            for (var k = 0; k < mean.Length; k++) mean[k] += weights[i] * values[i][k];
        var total = weights.Sum();
        return [.. mean.Select(m => m / total)];
    }

    internal static Interval Quantiles(double[] draws, double confidence) => new(
        draws.QuantileCustom((1 - confidence) / 2, QuantileDefinition.R7), draws.QuantileCustom((1 + confidence) / 2, QuantileDefinition.R7));
}
