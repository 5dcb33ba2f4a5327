using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Accuracy;

/// <summary>Correlations as figures to average and to bound; <see cref="Agreement"/> computes them.</summary>
public static class Correlations
{
    /// <summary>
    /// The mean through Fisher's z (1915): tanh(Σ w atanh r / Σ w). A plain mean is drawn towards 0, since r is squeezed
    /// near ±1.
    /// </summary>
    /// <param name="correlations">Each strictly between −1 and 1.</param>
    /// <param name="weights">One for each; n − 3 weighs them by their precision. All alike unless given.</param>
    /// <exception cref="AssumptionException">None given, a value of ±1 or beyond, or useless weights.</exception>
    public static double FisherMean(ReadOnlySpan<double> correlations, ReadOnlySpan<double> weights = default)
    {
        Assume.AtLeast(1, correlations.Length, "correlations");
        if (!weights.IsEmpty)
        {
            Assume.SameLength(correlations, weights);
            Assume.Weights(weights);
        }
        double sum = 0, total = 0;
        for (var k = 0; k < correlations.Length; k++)
        {
            var weight = weights.IsEmpty ? 1 : weights[k];
            if (weight is 0) continue;
            sum += weight * Z(correlations[k]);
            total += weight;
        }
        return Math.Tanh(sum / total);
    }

    /// <summary>
    /// tanh(atanh r ± z / √(n − 3)), the interval of one Pearson correlation of n independent pairs. Assumes about normal
    /// answers; for skewed or coarse ones resample people instead.
    /// </summary>
    /// <param name="correlation">Strictly between −1 and 1.</param>
    /// <param name="pairs">n, at least 4.</param>
    /// <param name="confidence">Between 0 and 1; .95 unless given.</param>
    public static Interval Interval(double correlation, int pairs, double confidence = .95)
    {
        Assume.AtLeast(4, pairs, "pairs");
        Assume.Share(confidence, "confidence");
        var half = Normal.InvCDF(0, 1, (1 + confidence) / 2) / Math.Sqrt(pairs - 3);
        var z = Z(correlation);
        return new Interval(Math.Tanh(z - half), Math.Tanh(z + half));
    }

    private static double Z(double r) =>
        r is > -1 and < 1 ? Math.Atanh(r) : throw new AssumptionException($"A correlation of {r} has no Fisher z; leave out outcomes with too few pairs to judge.");
}
