using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Tests.Fidelity.Choice.Pricing;

/// <summary>People who differ in what they would pay.</summary>
internal static class Payers
{
    /// <param name="step">Prices are rounded to it, as people do; 0 for none.</param>
    public static PriceAnswers Ask(int people, double step, int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var found = new List<PriceAnswer>(people);
        while (found.Count < people)
        {
            var level = LogNormal.Sample(chance, 3, .4);
            double[] p = [.. new[] { .55, .8, 1.15, 1.5 }.Select(x => Round(level * x * LogNormal.Sample(chance, 0, .15)))];
            if (p[0] < p[1] && p[1] < p[2] && p[2] < p[3]) found.Add(new PriceAnswer(p[0], p[1], p[2], p[3]) { IntentCheap = 2 + chance.Next(4), IntentExpensive = 1 + chance.Next(3) });
        }
        return PriceAnswers.Of(found);

        double Round(double price) => step > 0 ? Math.Round(price / step) * step : price;
    }
}
