using Twins.Core.Fidelity;

namespace Twins.Core.Personas.Segments;

/// <summary>How well clusters hold together, and how far two ways of clustering agree.</summary>
public static class ClusterMeasures
{
    /// <summary>
    /// Mean silhouette (Rousseeuw 1987) with Euclidean distances: for each point (b − a) / max(a, b), where a is its mean distance
    /// to its own cluster and b that to the nearest other one; 0 for a cluster of one. From −1 to 1. O(n²).
    /// </summary>
    /// <exception cref="AssumptionException">Lengths differ, or there are fewer than two clusters.</exception>
    public static double Silhouette(IReadOnlyList<double[]> points, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        if (points.Count != labels.Count) throw new AssumptionException($"{points.Count} points have {labels.Count} labels; each needs one.");
        var count = labels.DefaultIfEmpty(-1).Max() + 1;
        var sizes = new int[count];
        foreach (var label in labels) sizes[label]++;
        Assume.AtLeast(2, sizes.Count(s => s > 0), "clusters");
        var total = 0.0;
        for (var i = 0; i < points.Count; i++) total += Width(points, labels, sizes, i);
        return total / points.Count;
    }

    /// <summary>
    /// Adjusted Rand index (Hubert and Arabie 1985): pairs that both put together, less what chance gives, over the most there
    /// can be: 1 for the same partition, 0 on average for unrelated ones.
    /// </summary>
    public static double AdjustedRand(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Count != b.Count) throw new AssumptionException($"The partitions have {a.Count} and {b.Count} labels; they must pair up.");
        Assume.AtLeast(2, a.Count, "points");
        var together = a.Zip(b).GroupBy(x => x).Sum(g => Pairs(g.Count()));
        var (inA, inB) = (a.GroupBy(x => x).Sum(g => Pairs(g.Count())), b.GroupBy(x => x).Sum(g => Pairs(g.Count())));
        var (expected, most) = (inA * inB / Pairs(a.Count), (inA + inB) / 2);
        return most - expected is 0 ? 1 : (together - expected) / (most - expected);
    }

    private static double Pairs(int n) => n * (n - 1.0) / 2;

    private static double Width(IReadOnlyList<double[]> points, IReadOnlyList<int> labels, int[] sizes, int i)
    {
        if (sizes[labels[i]] < 2) return 0;
        var sums = new double[sizes.Length];
        for (var j = 0; j < points.Count; j++) sums[labels[j]] += Math.Sqrt(KMeans.Squared(points[i], points[j]));
        var (own, other) = (sums[labels[i]] / (sizes[labels[i]] - 1), double.PositiveInfinity);
        for (var c = 0; c < sizes.Length; c++) if (c != labels[i] && sizes[c] > 0) other = Math.Min(other, sums[c] / sizes[c]);
        return Math.Max(own, other) is > 0 and var widest ? (other - own) / widest : 0;
    }
}
