using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Choice;

/// <summary>What people pay for one unit more of an attribute, person by person.</summary>
/// <param name="Median">The median over people of −β_ia / β_ip, over those to whom a higher price is worse.</param>
/// <param name="Interval">95 % unless asked otherwise: quantiles over draws of tastes, each with its own resample of people.</param>
/// <param name="Insensitive">The share of people who draw a price taste of 0 or above, to whom no amount can be named.</param>
public readonly record struct PersonalWorth(double Median, Interval Interval, double Insensitive)
{
    /// <param name="attribute">The column whose worth is asked.</param>
    /// <param name="price">The column of the price; more of it is worse.</param>
    /// <exception cref="AssumptionException">Half of the people or more do not mind the price.</exception>
    public static PersonalWorth Of(HierarchicalFit fit, int attribute, int price, int seed, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        var insensitive = fit.Draws.Average(d => d.People.Count(b => b[price] >= 0) / (double)fit.People);
        if (insensitive >= .5) throw new AssumptionException($"{insensitive:0 %} of the people do not mind a higher price, so no amount of money can be named; widen the range of prices.");
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        double[] medians = [.. fit.Draws.Select(d => Among([.. Enumerable.Range(0, fit.People).Select(_ => d.People[chance.Next(fit.People)])])).OfType<double>()];
        return new PersonalWorth(fit.Draws.Average(d => Among(d.People) ?? 0), HierarchicalFit.Quantiles(medians, confidence), insensitive);

        double? Among(double[][] tastes)
        {
            double[] worth = [.. tastes.Where(b => b[price] < 0).Select(b => -b[attribute] / b[price])];
            return worth.Length > 0 ? worth.Median() : null;
        }
    }
}
