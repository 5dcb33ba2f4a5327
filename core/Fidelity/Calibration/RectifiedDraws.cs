using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Calibration;

internal static class RectifiedDraws
{
    /// <summary>
    /// (θ* − θ) / SE* of each resample, in rising order. Labelled people are drawn with replacement; the mean of the many
    /// others is drawn from its normal distribution. A resample without any spread is infinitely far away.
    /// </summary>
    public static double[] Pivots(PairedSums[] people, TwinPool pool, int draws, int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var found = RectifiedPoint.Of(Sum(people), pool, pool.Mean, null);
        var others = new Normal(pool.Mean, Math.Sqrt(pool.Variance / pool.Count), chance);
        var pivots = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var sums = default(PairedSums);
            for (var i = 0; i < people.Length; i++) sums += people[chance.Next(people.Length)];
            var point = RectifiedPoint.Of(sums, pool, others.Sample(), null);
            var off = point.Value - found.Value;
            pivots[draw] = point.Error > 0 ? off / point.Error : off < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }
        Array.Sort(pivots);
        return pivots;
    }

    public static PairedSums Sum(PairedSums[] people)
    {
        var sums = default(PairedSums);
        foreach (var person in people) sums += person;
        return sums;
    }
}
