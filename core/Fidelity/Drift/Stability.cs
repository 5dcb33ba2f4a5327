using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Drift;

/// <summary>How far answers of today are from those of a baseline.</summary>
public static class Stability
{
    /// <summary>Below it, nothing moved that matters; from the second on, something must be done.</summary>
    public const double Watch = .1, Act = .25;

    /// <summary>
    /// Population stability index Σ (a_k − e_k) ln(a_k / e_k) in nats, from 0: the Jeffreys divergence of actual and expected
    /// shares (Jeffreys 1946; as PSI: Siddiqi 2006). No share may be 0: smooth them first.
    /// </summary>
    /// <exception cref="AssumptionException">A share is 0 or the series are no distributions over the same possibilities.</exception>
    public static double Index(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assume.SameLength(expected, actual);
        Assume.Distribution(expected);
        Assume.Distribution(actual);
        var sum = 0.0;
        for (var k = 0; k < expected.Length; k++)
        {
            if (expected[k] is 0 || actual[k] is 0) throw new AssumptionException("The index has no value where a share is 0; smooth the shares first.");
            sum += (actual[k] - expected[k]) * Math.Log(actual[k] / expected[k]);
        }
        return sum;
    }

    /// <summary>Shares with half an answer added to every possibility (Jeffreys' prior): (n p_k + ½) / (n + K/2).</summary>
    /// <param name="p">A distribution over K possibilities.</param>
    /// <param name="n">Answers behind it, at least 1.</param>
    public static double[] Smooth(ReadOnlySpan<double> p, int n)
    {
        Assume.Distribution(p);
        Assume.AtLeast(1, n, "answers");
        var shares = new double[p.Length];
        for (var k = 0; k < p.Length; k++) shares[k] = (n * p[k] + .5) / (n + (p.Length / 2.0));
        return shares;
    }

    /// <summary>
    /// The chance of an index at least this large when nothing moved: index / (1/n + 1/m) is asymptotically χ² with K − 1
    /// degrees of freedom (Kullback 1959; for PSI: Yurdakul and Naranjo 2020). For single answers drawn independently; answers
    /// that are distributions vary less, so that it is then too large and claims too little.
    /// </summary>
    /// <param name="possibilities">K, at least 2.</param>
    public static double ChanceOf(double index, int possibilities, int n, int m)
    {
        Assume.AtLeast(2, possibilities, "possibilities");
        Assume.AtLeast(1, Math.Min(n, m), "answers");
        return 1 - ChiSquared.CDF(possibilities - 1, Math.Max(0, index) / ((1.0 / n) + (1.0 / m)));
    }
}
