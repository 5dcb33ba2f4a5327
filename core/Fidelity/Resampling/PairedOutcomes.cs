using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// What n people and their twins answered on K outcomes, as sums for each cluster. A person's answers to different
/// outcomes hang together, so people are resampled whole: whoever is drawn brings all their answers.
/// </summary>
public sealed class PairedOutcomes
{
    private readonly PairedSums[] sums;
    private readonly int[] clusterOf;

    /// <param name="human">K arrays of n answers of people; NaN is missing.</param>
    /// <param name="twin">K arrays of n answers of their twins; NaN is missing.</param>
    /// <param name="clusters">
    /// For each of the n rows the cluster that it belongs to, 0, 1, 2 …, where rows are not independent (several answers of
    /// the same person, people of the same household). Each row on its own unless given.
    /// </param>
    /// <exception cref="AssumptionException">Sizes that differ, infinite answers, or an outcome with fewer than two whole pairs.</exception>
    public PairedOutcomes(IReadOnlyList<double[]> human, IReadOnlyList<double[]> twin, int[]? clusters = null)
    {
        Assume.AtLeast(1, human.Count, "outcomes");
        if (human.Count != twin.Count) throw new AssumptionException($"{human.Count} outcomes of people and {twin.Count} of twins given; they must pair up.");
        clusterOf = clusters ?? [.. Enumerable.Range(0, human[0].Length)];
        Clusters = clusterOf.Length is 0 ? 0 : clusterOf.Max() + 1;
        Assume.AtLeast(2, Clusters, "people");
        if (clusterOf.Min() < 0) throw new AssumptionException("A cluster is below 0; number them 0, 1, 2 and so on.");
        Outcomes = human.Count;
        sums = new PairedSums[Outcomes * Clusters];
        for (var k = 0; k < Outcomes; k++) Fill(k, human[k], twin[k]);
    }

    public int Outcomes { get; }

    /// <summary>n, the people or other clusters that are drawn.</summary>
    public int Clusters { get; }

    /// <summary>What each cluster adds to an outcome; all zeros where it has no whole pair.</summary>
    public ReadOnlySpan<PairedSums> Of(int outcome) => sums.AsSpan(outcome * Clusters, Clusters);

    /// <summary>The sums of one outcome over everybody.</summary>
    public PairedSums Total(int outcome) => PairedSums.Sum(Of(outcome));

    /// <summary>How many clusters have a whole pair of the outcome.</summary>
    public int ClustersWith(int outcome)
    {
        var count = 0;
        foreach (var cluster in Of(outcome)) count += cluster.Pairs > 0 ? 1 : 0;
        return count;
    }

    /// <summary>For each outcome the clusters that have a whole pair of it.</summary>
    internal int[][] Answered() =>
        [.. Enumerable.Range(0, Outcomes).Select(k => Enumerable.Range(0, Clusters).Where(i => sums[(k * Clusters) + i].Pairs > 0).ToArray())];

    private void Fill(int outcome, double[] human, double[] twin)
    {
        if (human.Length != clusterOf.Length) throw new AssumptionException($"Outcome {outcome} has {human.Length} answers; {clusterOf.Length} rows are expected.");
        Assume.SameLength(human, twin);
        var origin = PairOrigin.Of(human, twin);
        Assume.AtLeast(2, origin.Pairs, $"whole pairs of outcome {outcome}");
        for (var i = 0; i < human.Length; i++)
            if (PairOrigin.IsWhole(human[i], twin[i])) sums[(outcome * Clusters) + clusterOf[i]] += origin.Sums(human[i], twin[i]);
    }
}
