using MathNet.Numerics.Random;
using Twins.Core.Fidelity;

namespace Twins.Core.Personas.Segments;

/// <summary>
/// k-means by Lloyd's rounds (1982) from k-means++ starts (Arthur and Vassilvitskii 2007): centres are drawn with probability
/// proportional to the squared distance from the nearest centre so far. Minimises the inertia Σ ‖x − centre‖²; the best of
/// several starts is kept. Segments are numbered by size, the largest first.
/// </summary>
public static class KMeans
{
    private const int MostRounds = 300;

    /// <param name="points">n points of the same length, all finite.</param>
    /// <param name="count">k, from 1 to n.</param>
    /// <exception cref="AssumptionException">Fewer points than clusters, or a point that is not finite.</exception>
    public static Clusters Of(IReadOnlyList<double[]> points, int count, int seed, int restarts = 10)
    {
        ArgumentNullException.ThrowIfNull(points);
        Assume.AtLeast(1, count, "clusters");
        Assume.AtLeast(count, points.Count, "points");
        foreach (var point in points) Assume.Finite(point);
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        Clusters? best = null;
        for (var start = 0; start < Math.Max(1, restarts); start++)
            if (Settle(points, Start(points, count, chance)) is var found && (best is null || found.Inertia < best.Inertia)) best = found;
        return Sorted(best!);
    }

    /// <summary>The nearest centre; the first on a tie.</summary>
    public static int Nearest(double[] point, IReadOnlyList<double[]> centres)
    {
        ArgumentNullException.ThrowIfNull(centres);
        var (nearest, least) = (0, double.PositiveInfinity);
        for (var c = 0; c < centres.Count; c++)
            if (Squared(point, centres[c]) is var distance && distance < least) (nearest, least) = (c, distance);
        return nearest;
    }

    internal static double Squared(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    private static double[][] Start(IReadOnlyList<double[]> points, int count, Xoshiro256StarStar chance)
    {
        var centres = new List<double[]> { points[chance.Next(points.Count)] };
        var distances = points.Select(p => Squared(p, centres[0])).ToArray();
        while (centres.Count < count)
        {
            var at = chance.NextDouble() * distances.Sum();
            var next = Array.FindIndex(distances, d => d > 0 && (at -= d) < 0);
            centres.Add(points[next >= 0 ? next : chance.Next(points.Count)]);
            for (var i = 0; i < distances.Length; i++) distances[i] = Math.Min(distances[i], Squared(points[i], centres[^1]));
        }
        return [.. centres.Select(c => c.ToArray())];
    }

    private static Clusters Settle(IReadOnlyList<double[]> points, double[][] centres)
    {
        var labels = new int[points.Count];
        Array.Fill(labels, -1);
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = false;
            for (var i = 0; i < labels.Length; i++)
                if (Nearest(points[i], centres) is var nearest && nearest != labels[i]) (labels[i], moved) = (nearest, true);
            if (!moved) break;
            Centre(points, labels, centres);
        }
        return new Clusters(labels, centres, points.Select((p, i) => Squared(p, centres[labels[i]])).Sum());
    }

    /// <summary>A centre that nobody is nearest to goes to the point that lies furthest from its own.</summary>
    private static void Centre(IReadOnlyList<double[]> points, int[] labels, double[][] centres)
    {
        var (sums, counts) = (centres.Select(c => new double[c.Length]).ToArray(), new int[centres.Length]);
        for (var i = 0; i < labels.Length; i++)
        {
            counts[labels[i]]++;
            for (var d = 0; d < points[i].Length; d++) sums[labels[i]][d] += points[i][d];
        }
        for (var c = 0; c < centres.Length; c++)
            centres[c] = counts[c] > 0 ? [.. sums[c].Select(s => s / counts[c])] : [.. points[Enumerable.Range(0, labels.Length).MaxBy(i => Squared(points[i], centres[labels[i]]))]];
    }

    private static Clusters Sorted(Clusters found)
    {
        var sizes = found.Labels.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        var order = Enumerable.Range(0, found.Centres.Count).OrderByDescending(c => sizes.GetValueOrDefault(c)).ThenBy(c => found.Labels.ToList().IndexOf(c)).ToArray();
        return found with { Labels = [.. found.Labels.Select(l => Array.IndexOf(order, l))], Centres = [.. order.Select(c => found.Centres[c])] };
    }
}

/// <param name="Labels">By point, the number of its cluster from 0.</param>
/// <param name="Inertia">Σ of squared distances to the own centre.</param>
public sealed record Clusters(IReadOnlyList<int> Labels, IReadOnlyList<double[]> Centres, double Inertia);
