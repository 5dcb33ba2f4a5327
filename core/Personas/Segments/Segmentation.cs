using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Studies;

namespace Twins.Core.Personas.Segments;

/// <summary>Sorts people into segments by what they answered and did, and says what sets each apart and how far to trust it.</summary>
public static class Segmentation
{
    /// <summary>Fewer people than this are not sorted.</summary>
    public const int FewestPeople = 20;

    private const int FewestSegments = 2, MostSegments = 8;

    // The silhouette is quadratic in people; beyond this a sample of them tells as much.
    private const int MostForSilhouette = 2_000;

    /// <exception cref="AssumptionException">Too few people, or nothing in which they differ.</exception>
    public static SegmentResult Of(IReadOnlyList<PersonFeatures> people, SegmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(options);
        Assume.AtLeast(FewestPeople, people.Count, "people");
        if (options.Count is < FewestSegments or > 50) throw new AssumptionException($"{options.Count} segments asked for; ask for 2 to 50.");
        var space = FeatureSpace.Of(people);
        int[] counts = options.Count is { } asked ? [asked] : [.. Enumerable.Range(FewestSegments, MostSegments - FewestSegments + 1).Where(k => k <= people.Count / 5)];
        var sample = Sample(people.Count, options.Seed);
        var tried = counts.Select(k => Try(space, k, sample, options)).ToList();
        var (clusters, silhouette) = tried.MaxBy(t => t.Silhouette);
        var stability = Stability(space, clusters, options);
        return new SegmentResult(SegmentReading.Of(people, space, clusters), clusters.Labels, clusters.Inertia, silhouette, [.. tried.Select(t => new TriedCount(t.Clusters.Centres.Count, t.Silhouette))], stability);
    }

    private static (Clusters Clusters, double Silhouette) Try(FeatureSpace space, int count, int[] sample, SegmentOptions options)
    {
        var clusters = KMeans.Of(space.Points, count, options.Seed, options.Restarts);
        int[] labels = [.. sample.Select(i => clusters.Labels[i])];
        return (clusters, labels.Distinct().Count() < 2 ? -1 : ClusterMeasures.Silhouette([.. sample.Select(i => space.Points[i])], labels));
    }

    private static int[] Sample(int people, int seed)
    {
        var all = Enumerable.Range(0, people).ToArray();
        if (people <= MostForSilhouette) return all;
        new Xoshiro256StarStar(unchecked((int)Seeds.For(seed, "silhouette")), threadSafe: false).Shuffle(all);
        return all[..MostForSilhouette];
    }

    /// <summary>Mean adjusted Rand index between these segments and those of bootstrap resamples, each person put to the nearest centre (Dolnicar and Leisch 2010).</summary>
    private static double Stability(FeatureSpace space, Clusters clusters, SegmentOptions options)
    {
        var chance = new Xoshiro256StarStar(unchecked((int)Seeds.For(options.Seed, "stability")), threadSafe: false);
        var sum = 0.0;
        for (var b = 0; b < Math.Max(1, options.Resamples); b++)
        {
            double[][] drawn = [.. Enumerable.Range(0, space.Points.Length).Select(_ => space.Points[chance.Next(space.Points.Length)])];
            var centres = KMeans.Of(drawn, clusters.Centres.Count, chance.Next(), Math.Min(3, options.Restarts)).Centres;
            sum += ClusterMeasures.AdjustedRand(clusters.Labels, [.. space.Points.Select(p => KMeans.Nearest(p, centres))]);
        }
        return sum / Math.Max(1, options.Resamples);
    }
}

/// <summary>Segments, largest first, with how far to trust them.</summary>
/// <param name="SegmentOf">By person, the number of the segment from 0.</param>
/// <param name="Silhouette">From −1 to 1.</param>
/// <param name="Tried">What other numbers of segments came to.</param>
/// <param name="Stability">Mean adjusted Rand index over bootstrap resamples, up to 1.</param>
public sealed record SegmentResult(IReadOnlyList<PersonSegment> Segments, IReadOnlyList<int> SegmentOf, double Inertia, double Silhouette, IReadOnlyList<TriedCount> Tried, double Stability)
{
    /// <summary>Whether these are kinds of people, or cuts through one cloud.</summary>
    public string Verdict => (Silhouette, Stability) switch
    {
        (_, < 0.5) => $"too weak to use: other samples of the same people give other segments (stability {Stability:0.00})",
        ( < 0.1, _) => $"a way of cutting one cloud and not kinds of people: segments overlap (silhouette {Silhouette:0.00}), though they come back in other samples (stability {Stability:0.00})",
        ( < 0.25, < 0.8) => $"weak: segments overlap (silhouette {Silhouette:0.00}) and partly change from sample to sample (stability {Stability:0.00})",
        ( < 0.25, _) => $"usable with care: segments overlap (silhouette {Silhouette:0.00}) but come back in other samples (stability {Stability:0.00})",
        _ => $"usable: segments lie apart (silhouette {Silhouette:0.00}) and come back in other samples (stability {Stability:0.00})",
    };
}

public readonly record struct TriedCount(int Segments, double Silhouette);
