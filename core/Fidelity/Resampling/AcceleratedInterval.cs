using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// The bias-corrected and accelerated interval (BCa; Efron 1987), with Hesterberg's (2015) wider tails for small samples:
/// quantiles of the draws (type 6) at Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), z = ±√(n/(n−1)) t_{n−1}; z₀ from the share of draws
/// below the estimate (ties half), a from the jackknife. It does not depend on the scale that a figure is put on (r or
/// Fisher's z), and follows skewed figures such as ratios and skills.
/// </summary>
/// <remarks>
/// Holds 95 % within 1.5 points for correlation, skill, SD ratio and accuracy of rating scales from 400 people on (tests);
/// with 50 it falls to 92 % for skewed ratings. For unbounded, heavily skewed answers (money) it needs more: take their
/// logarithm first.
/// </remarks>
public static class AcceleratedInterval
{
    /// <summary>With more undefined resamples than this, those that are defined no longer speak for the sample.</summary>
    internal const double MostUndefined = .05;

    /// <param name="estimate">The figure for the whole sample.</param>
    /// <param name="draws">The figure of each resample; NaN where it is not defined.</param>
    /// <param name="jackknife">The figure with each unit left out in turn (n of them); NaN where it is not defined.</param>
    /// <returns>Null with fewer than two units, or where over 5 % of the resamples have no figure.</returns>
    public static Interval? Of(double estimate, ReadOnlySpan<double> draws, ReadOnlySpan<double> jackknife, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        var sorted = Defined(draws);
        Array.Sort(sorted);
        if (jackknife.Length < 2 || sorted.Length < 2 || sorted.Length < (1 - MostUndefined) * draws.Length) return null;
        var bias = Bias(estimate, sorted);
        var acceleration = Acceleration(Defined(jackknife));
        var n = (double)jackknife.Length;
        var tail = Math.Sqrt(n / (n - 1)) * StudentT.InvCDF(0, 1, n - 1, (1 - confidence) / 2);
        return new Interval(At(tail), At(-tail));

        double At(double z)
        {
            var pull = 1 - (acceleration * (bias + z));
            var quantile = pull > 0 ? Normal.CDF(0, 1, bias + ((bias + z) / pull)) : z > 0 ? 1 : 0;
            return SortedArrayStatistics.QuantileCustom(sorted, quantile, QuantileDefinition.R6);
        }
    }

    private static double[] Defined(ReadOnlySpan<double> values)
    {
        var defined = new List<double>(values.Length);
        foreach (var value in values)
            if (!double.IsNaN(value)) defined.Add(value);
        return [.. defined];
    }

    private static double Bias(double estimate, double[] sorted)
    {
        var below = sorted.Sum(d => d < estimate ? 1 : d > estimate ? 0 : .5) / sorted.Length;
        var least = .5 / sorted.Length;
        return Normal.InvCDF(0, 1, Math.Clamp(below, least, 1 - least));
    }

    /// <summary>Σu³ / 6(Σu²)^1.5 of the jackknife's distances from their mean; 0 where they do not vary.</summary>
    private static double Acceleration(double[] jackknife)
    {
        if (jackknife.Length is 0) return 0;
        var mean = jackknife.Average();
        var squares = jackknife.Sum(j => (mean - j) * (mean - j));
        return squares > 0 ? jackknife.Sum(j => (mean - j) * (mean - j) * (mean - j)) / (6 * Math.Pow(squares, 1.5)) : 0;
    }
}
