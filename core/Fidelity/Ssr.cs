using System.Numerics;

namespace Twins.Core.Fidelity;

/// <summary>
/// Semantic similarity rating (Maier et al. 2025): a free text, embedded, becomes a distribution over K scale points by
/// its likeness to K anchor statements. Per anchor set, with c_r = (1 + cos(response, anchor_r)) / 2 from 0 to 1:
/// p_r = (c_r − min c + ε·1[r = argmin c]) / (Σ c − K·min c + ε). It is not a softmax.
/// Then the mean over anchor sets, then p ∝ p^(1/T).
/// </summary>
public static class Ssr
{
    /// <summary>Likenesses closer together than this tell nothing about the points.</summary>
    private const double Flat = 1e-12;

    /// <summary>The rating of one response.</summary>
    /// <param name="response">Embedding, any length D and any scale.</param>
    /// <param name="anchorSets">Per set K embeddings of length D, from the lowest point to the highest.</param>
    /// <param name="epsilon">ε ≥ 0, mass for the least alike point; 0 unless given.</param>
    /// <param name="temperature">T ≥ 0; 1 leaves the mean as it is, 0 is one-hot.</param>
    /// <returns>K probabilities. A set to which the response is equally alike at all points counts as uniform.</returns>
    /// <exception cref="AssumptionException">No sets, sets of different K, lengths that differ, or an embedding of zeros.</exception>
    public static double[] Rate<T>(ReadOnlySpan<T> response, IReadOnlyList<IReadOnlyList<T[]>> anchorSets, double epsilon = 0, double temperature = 1)
        where T : struct, INumber<T>
    {
        Assume.AtLeast(1, anchorSets.Count, "anchor sets");
        var mean = new double[anchorSets[0].Count];
        foreach (var anchors in anchorSets)
        {
            if (anchors.Count != mean.Length) throw new AssumptionException($"An anchor set has {anchors.Count} statements and another {mean.Length}; every set needs one for each point.");
            var p = Spread(ScaledCosines(response, anchors), epsilon);
            for (var k = 0; k < p.Length; k++) mean[k] += p[k] / anchorSets.Count;
        }
        return Temper(mean, temperature);
    }

    /// <summary>c_r = (1 + cos(response, anchor_r)) / 2 for every anchor, from 0 (opposite) to 1 (same direction).</summary>
    public static double[] ScaledCosines<T>(ReadOnlySpan<T> response, IReadOnlyList<T[]> anchors)
        where T : struct, INumber<T>
    {
        var scaled = new double[anchors.Count];
        for (var r = 0; r < scaled.Length; r++) scaled[r] = (1 + Cosine(response, anchors[r].AsSpan())) / 2;
        return scaled;
    }

    /// <summary>K likenesses as K probabilities by the formula above; uniform where all are identical, since 0/0 says nothing.</summary>
    public static double[] Spread(ReadOnlySpan<double> likenesses, double epsilon)
    {
        Assume.AtLeast(2, likenesses.Length, "points");
        Assume.Finite(likenesses);
        if (!(epsilon >= 0)) throw new AssumptionException($"ε is {epsilon}; it must not be negative.");
        int least = 0, most = 0;
        for (var r = 1; r < likenesses.Length; r++)
        {
            if (likenesses[r] < likenesses[least]) least = r;
            if (likenesses[r] > likenesses[most]) most = r;
        }
        var min = likenesses[least];
        if (likenesses[most] - min < Flat) return Distributions.Uniform(likenesses.Length);
        var p = new double[likenesses.Length];
        for (var r = 0; r < p.Length; r++) p[r] = likenesses[r] - min + (r == least ? epsilon : 0);
        return Distributions.Normalise(p);
    }

    /// <summary>p ∝ p^(1/T). T below 1 sharpens; T = 0 puts all mass on the most likely point, shared where several tie.</summary>
    public static double[] Temper(ReadOnlySpan<double> p, double temperature)
    {
        Assume.Distribution(p);
        if (!(temperature >= 0)) throw new AssumptionException($"The temperature is {temperature}; it must not be negative.");
        var tempered = p.ToArray();
        var peak = tempered.Max();
        for (var k = 0; k < tempered.Length; k++)
            // Over the peak, so that a small T cannot underflow every term to 0.
            tempered[k] = temperature is 0 ? (peak - tempered[k] < Flat ? 1 : 0) : Math.Pow(tempered[k] / peak, 1 / temperature);
        return Distributions.Normalise(tempered);
    }

    /// <summary>The survey's distribution: the weighted mean Σ w_i p_i / Σ w_i of its respondents' ratings.</summary>
    public static double[] Survey(IReadOnlyList<double[]> ratings, ReadOnlySpan<double> weights)
    {
        Assume.AtLeast(1, ratings.Count, "ratings");
        if (ratings.Count != weights.Length) throw new AssumptionException($"{ratings.Count} ratings and {weights.Length} weights given; they must pair up.");
        Assume.Weights(weights);
        var sum = new double[ratings[0].Length];
        for (var i = 0; i < ratings.Count; i++)
        {
            if (ratings[i].Length != sum.Length) throw new AssumptionException("Ratings have different numbers of points.");
            for (var k = 0; k < sum.Length; k++) sum[k] += weights[i] * ratings[i][k];
        }
        return Distributions.Normalise(sum);
    }

    /// <summary>
    /// How well an embedder tells one set's anchors apart: the cosine between the lowest and the highest, and whether every
    /// anchor is, in its likeness to the lowest, in the order of the scale. Opposite statements reach cosines of about .76
    /// with common embedders; near 1 the ratings are noise.
    /// </summary>
    public static AnchorSeparation Separation<T>(IReadOnlyList<T[]> anchors)
        where T : struct, INumber<T>
    {
        Assume.AtLeast(2, anchors.Count, "anchors");
        var ordered = true;
        for (var r = 2; r < anchors.Count; r++)
            ordered &= Cosine<T>(anchors[0], anchors[r]) < Cosine<T>(anchors[0], anchors[r - 1]);
        return new AnchorSeparation(Cosine<T>(anchors[0], anchors[^1]), ordered);
    }

    private static double Cosine<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : struct, INumber<T>
    {
        if (a.Length != b.Length) throw new AssumptionException($"The embeddings have {a.Length} and {b.Length} dimensions; use one embedder for both.");
        double dot = 0, aa = 0, bb = 0;
        for (var d = 0; d < a.Length; d++)
        {
            double x = double.CreateChecked(a[d]), y = double.CreateChecked(b[d]);
            dot += x * y;
            aa += x * x;
            bb += y * y;
        }
        if (!(aa > 0 && bb > 0)) throw new AssumptionException("An embedding is all zeros and has no direction.");
        return Math.Clamp(dot / (Math.Sqrt(aa) * Math.Sqrt(bb)), -1, 1);
    }
}

/// <param name="EndToEnd">Cosine between the lowest and the highest anchor, from −1 to 1.</param>
/// <param name="Ordered">True when anchors grow less alike to the lowest one step by step.</param>
public readonly record struct AnchorSeparation(double EndToEnd, bool Ordered);
