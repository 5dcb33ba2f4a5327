using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>The bootstrap over people for figures that are no means.</summary>
internal static class PriceResamples
{
    /// <param name="figures">Figures from a weight for each valid person; NaN where one is not defined.</param>
    public static Draws Of(PriceAnswers answers, int draws, int seed, Func<double[], double[]> figures)
    {
        Assume.AtLeast(2, draws, "draws");
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var people = answers.Weights.Length;
        var drawn = new List<double[]>(draws);
        while (drawn.Count < draws)
        {
            var weights = new double[people];
            for (var i = 0; i < people; i++)
            {
                var person = chance.Next(people);
                weights[person] += answers.Weights[person];
            }
            if (weights.Sum() > 0) drawn.Add(figures(weights));
        }
        return new Draws([.. drawn.SelectMany(d => d)], drawn[0].Length);
    }
}
