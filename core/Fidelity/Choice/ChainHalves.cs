using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Choice;

/// <summary>Whether a chain has settled, by comparing its first half with its second.</summary>
internal static class ChainHalves
{
    /// <summary>
    /// Split R̂ = √(((n−1)/n · W + B/n) / W) of one chain of 2n draws (Gelman and Rubin 1992; Vehtari and others 2021), with W
    /// the mean variance within halves and B/n the variance of their means. 1 where the halves agree, also where nothing moves.
    /// </summary>
    public static double RHat(double[] draws)
    {
        var half = draws.Length / 2;
        double[] first = draws[..half], second = draws[half..(2 * half)];
        var within = (first.Variance() + second.Variance()) / 2;
        double[] means = [first.Mean(), second.Mean()];
        return within > 0 ? Math.Sqrt(((half - 1.0) / half) + (means.Variance() / within)) : 1;
    }
}
