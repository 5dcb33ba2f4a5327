using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity;

/// <summary>Shares of yes-or-no units.</summary>
public static class Proportions
{
    /// <summary>
    /// Wilson's score interval (1927): (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Holds its level for small n and
    /// near 0 and 1, where p ± z·SE does not.
    /// </summary>
    /// <param name="share">p from 0 to 1.</param>
    /// <param name="units">n > 0 independent units; Kish's effective number where they are weighted.</param>
    /// <param name="confidence">Between 0 and 1; .95 unless given.</param>
    /// <exception cref="AssumptionException">No units or a share outside 0–1.</exception>
    public static Interval Wilson(double share, double units, double confidence = .95)
    {
        if (!(units > 0) || !double.IsFinite(units)) throw new AssumptionException($"{units} units given; a share needs at least one.");
        if (!(share is >= 0 and <= 1)) throw new AssumptionException($"{share} is not a share; it must lie between 0 and 1.");
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var centre = share + z * z / (2 * units);
        var half = z * Math.Sqrt(share * (1 - share) / units + z * z / (4 * units * units));
        var scale = 1 + z * z / units;
        return new Interval(Math.Max(0, (centre - half) / scale), Math.Min(1, (centre + half) / scale));
    }

    /// <summary>
    /// The exact one-sided upper bound of a share (Clopper and Pearson 1934), the 1 − α quantile of Beta(k + 1, n − k): the
    /// share at which k or fewer of n have probability α. It is never held less often than promised. 1 where k = n.
    /// </summary>
    /// <param name="count">k from 0 to n.</param>
    /// <param name="units">n ≥ 1 independent units.</param>
    /// <param name="confidence">1 − α.</param>
    /// <exception cref="AssumptionException">No units or a count outside 0–n.</exception>
    public static double ExactUpper(int count, int units, double confidence)
    {
        Assume.AtLeast(1, units, "units");
        Assume.Share(confidence, "confidence");
        if (count < 0 || count > units) throw new AssumptionException($"{count} of {units} is not a share.");
        return count == units ? 1 : Beta.InvCDF(count + 1, units - count, confidence);
    }
}
