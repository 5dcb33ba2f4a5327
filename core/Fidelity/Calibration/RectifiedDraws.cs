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
        var found = RectifiedPoint.Of(PairedSums.Sum(people), pool, pool.Mean, null);
        var others = new Normal(pool.Mean, Math.Sqrt(pool.Variance / pool.Count), chance);
        double[] human = [.. people.Select(p => p.Human)], twin = [.. people.Select(p => p.Twin)], pivots = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var point = RectifiedPoint.Of(Resample(human, twin, chance), pool, others.Sample(), null);
            var off = point.Value - found.Value;
            pivots[draw] = point.Error > 0 ? off / point.Error : off < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }
        Array.Sort(pivots);
        return pivots;
    }

    /// <summary>Without the errors of single answers, which this needs not.</summary>
    private static PairedSums Resample(double[] human, double[] twin, Random chance)
    {
        double h = 0, t = 0, hh = 0, tt = 0, ht = 0;
        for (var i = 0; i < human.Length; i++)
        {
            var k = chance.Next(human.Length);
            double y = human[k], f = twin[k];
            (h, t, hh, tt, ht) = (h + y, t + f, hh + (y * y), tt + (f * f), ht + (y * f));
        }
        return new PairedSums(human.Length, h, t, hh, tt, ht, 0, 0);
    }
}
