using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>How far two samples of the same people lie apart: the floor below which no panel can be told from people.</summary>
public static class HumanNoise
{
    /// <summary>
    /// Mean and 95 % quantile of a distance between two bootstrap resamples of the same n answers, over
    /// <paramref name="draws"/> pairs of resamples.
    /// </summary>
    /// <param name="counts">How many of n ≥ 2 people gave each of K answers.</param>
    /// <param name="distances">Functions of two distributions over K.</param>
    /// <returns>One pair of figures for each distance.</returns>
    public static NoiseFloor[] Between(int[] counts, IReadOnlyList<Func<double[], double[], double>> distances, int draws, int seed)
    {
        var people = counts.SelectMany((count, k) => Enumerable.Repeat(k, count)).ToArray();
        Assume.AtLeast(2, people.Length, "people");
        Assume.AtLeast(2, draws, "draws");
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var found = distances.Select(_ => new double[draws]).ToArray();
        for (var draw = 0; draw < draws; draw++)
        {
            double[] one = Resample(people, counts.Length, chance), other = Resample(people, counts.Length, chance);
            for (var d = 0; d < found.Length; d++) found[d][draw] = distances[d](one, other);
        }
        return [.. found.Select(NoiseFloor.Of)];
    }

    /// <summary>
    /// Kendall's τ_b between the mean ranks of two random halves of the people, over <paramref name="draws"/> splits: mean
    /// and central 95 %. It is the ceiling for a panel that is compared with half of them.
    /// </summary>
    /// <param name="orders">n ≥ 4 rankings, best first.</param>
    public static (double Mean, Interval Range) SplitHalfTau(IReadOnlyList<int[]> orders, int draws, int seed)
    {
        Assume.AtLeast(4, orders.Count, "rankings");
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var deck = orders.ToArray();
        var half = deck.Length / 2;
        var taus = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            chance.Shuffle(deck);
            taus[draw] = Agreement.KendallTauB(Ranks(deck[..half]), Ranks(deck[half..])) ?? 0;
        }
        return (taus.Average(), new Interval(taus.QuantileCustom(.025, QuantileDefinition.R7), taus.QuantileCustom(.975, QuantileDefinition.R7)));
    }

    private static double[] Ranks(int[][] orders)
    {
        var weights = new double[orders.Length];
        Array.Fill(weights, 1);
        return Rankings.MeanRanks(orders, weights);
    }

    private static double[] Resample(int[] people, int possibilities, Random chance)
    {
        var p = new double[possibilities];
        for (var i = 0; i < people.Length; i++) p[people[chance.Next(people.Length)]]++;
        for (var k = 0; k < p.Length; k++) p[k] /= people.Length;
        return p;
    }
}
