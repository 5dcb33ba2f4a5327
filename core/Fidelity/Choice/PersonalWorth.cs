using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Choice;

/// <summary>What people pay for one unit more of an attribute, person by person.</summary>
/// <param name="Median">
/// The median over the population of −β_a / β_p, over those to whom a higher price is worse: tastes are normal with the mean and
/// covariance of a draw, and the figure is the mean over draws.
/// </param>
/// <param name="Interval">
/// 95 % unless asked otherwise: quantiles over draws of the population. Quantiles over draws of the people that were asked are too
/// wide (.977 of 1,000 simulated studies): a draw of a person's taste scatters about as much as another person would.
/// </param>
/// <param name="Insensitive">The share of people who draw a price taste of 0 or above, to whom no amount can be named.</param>
public readonly record struct PersonalWorth(double Median, Interval Interval, double Insensitive)
{
    private const int PeopleDrawn = 2000;

    /// <param name="attribute">The column whose worth is asked.</param>
    /// <param name="price">The column of the price; more of it is worse.</param>
    /// <exception cref="AssumptionException">Half of the people or more do not mind the price.</exception>
    public static PersonalWorth Of(HierarchicalFit fit, int attribute, int price, int seed, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        var insensitive = fit.Draws.Average(d => d.People.Count(b => b[price] >= 0) / (double)fit.People);
        if (insensitive >= .5) throw new AssumptionException($"{insensitive:0 %} of the people do not mind a higher price, so no amount of money can be named; widen the range of prices.");
        var normals = Normals(fit.Population.Mean.Length, seed);
        double[] medians = [.. fit.Draws.Select(d => Among(d.Population)).OfType<double>()];
        return new PersonalWorth(medians.Average(), HierarchicalFit.Quantiles(medians, confidence), insensitive);

        double? Among(Population population)
        {
            var lower = Matrix<double>.Build.DenseOfArray(population.Covariance).Cholesky().Factor;
            var (pay, cost) = (lower.Row(attribute), lower.Row(price));
            double[] worth = [.. normals.Select(z => (Attribute: population.Mean[attribute] + (pay * z), Price: population.Mean[price] + (cost * z))).Where(b => b.Price < 0).Select(b => -b.Attribute / b.Price)];
            return worth.Length > 0 ? worth.Median() : null;
        }
    }

    /// <summary>The same for every draw, so that draws differ by what they say of the population and by nothing else.</summary>
    private static Vector<double>[] Normals(int attributes, int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        return [.. Enumerable.Range(0, PeopleDrawn).Select(_ => Vector<double>.Build.Dense(attributes, _ => Normal.Sample(chance, 0, 1)))];
    }
}
