using System.Text.Json;
using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Personas.Segments;

namespace Twins.Tests.Personas.Segments;

public sealed class ClusterMeasuresTests
{
    private static readonly JsonElement Fixture = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "fixtures", "segments", "segments.json"))).RootElement;

    private static readonly double[][] Points = Fixture.GetProperty("points").Deserialize<double[][]>()!;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Inertia_and_silhouette_are_those_of_another_implementation(int index)
    {
        var test = Fixture.GetProperty("cases")[index];
        var labels = test.GetProperty("labels").Deserialize<int[]>()!;
        Assert.Equal(test.GetProperty("silhouette").GetDouble(), ClusterMeasures.Silhouette(Points, labels), 1e-9);
        var found = KMeans.Of(Points, test.GetProperty("k").GetInt32(), seed: 3, restarts: 30);
        Assert.Equal(test.GetProperty("inertia").GetDouble(), found.Inertia, 1e-6);
        Assert.Equal(1, ClusterMeasures.AdjustedRand(labels, found.Labels));
    }

    [Fact]
    public void The_adjusted_Rand_index_is_that_of_another_implementation() => Assert.All(Fixture.GetProperty("rand").EnumerateArray(), r =>
        Assert.Equal(r.GetProperty("value").GetDouble(), ClusterMeasures.AdjustedRand(r.GetProperty("a").Deserialize<int[]>()!, r.GetProperty("b").Deserialize<int[]>()!), 1e-12));

    [Fact]
    public void Names_of_clusters_do_not_matter_and_the_index_is_one_only_for_the_same_partition() => Gen.Int[0, 3].Array[12].Sample(labels =>
    {
        int[] renamed = [.. labels.Select(l => (l + 1) % 4)];
        Assert.Equal(1, ClusterMeasures.AdjustedRand(labels, renamed), 1e-12);
        Assert.True(ClusterMeasures.AdjustedRand(labels, [.. labels.Reverse()]) <= 1 + 1e-12);
    });

    [Fact]
    public void The_same_seed_gives_the_same_clusters_and_the_largest_comes_first()
    {
        var (one, two) = (KMeans.Of(Points, 3, 5), KMeans.Of(Points, 3, 5));
        Assert.Equal(one.Labels, two.Labels);
        int[] sizes = [.. one.Labels.GroupBy(l => l).OrderBy(g => g.Key).Select(g => g.Count())];
        Assert.Equal(sizes.OrderDescending(), sizes);
    }

    [Fact]
    public void What_cannot_be_clustered_is_refused()
    {
        Assert.Throws<AssumptionException>(() => KMeans.Of([[1.0]], 2, 1));
        Assert.Throws<AssumptionException>(() => KMeans.Of([[1.0], [double.NaN]], 1, 1));
        Assert.Throws<AssumptionException>(() => ClusterMeasures.Silhouette(Points, new int[Points.Length]));
    }
}
