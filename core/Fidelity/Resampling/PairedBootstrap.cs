using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// The bootstrap over people (Efron 1979; clusters: Davison and Hinkley 1997, section 3.8) of everything that
/// <see cref="Accuracy.PairedSums"/> can tell, of all outcomes at once.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Draws that are added up together; each block has its own seed, so that no number of cores changes a result.</summary>
    private const int Block = 32;

    /// <summary>Sums of one outcome: n, Σh, Σt, Σh², Σt², Σht, Σ|t − h| and Σ(t − h)².</summary>
    internal const int Width = 8;

    /// <param name="draws">Resamples, at least 2; each takes n of the n clusters with replacement.</param>
    /// <remarks>Needs draws × K × 64 bytes. Assumes that clusters are independent of each other, and nothing within them.</remarks>
    public static PairedDraws Draw(PairedOutcomes outcomes, int draws, int seed)
    {
        Assume.AtLeast(2, draws, "draws");
        var groups = outcomes.SameClusters().Select(g => new Group(outcomes, g)).ToArray();
        var results = new double[draws * outcomes.Outcomes * Width];
        Parallel.For(0, (draws + Block - 1) / Block, block =>
        {
            var first = block * Block;
            var size = Math.Min(Block, draws - first);
            var counts = Counts(outcomes.Clusters, size, seed, block);
            foreach (var group in groups) group.AddUp(counts, size, results.AsSpan(first * outcomes.Outcomes * Width, size * outcomes.Outcomes * Width), outcomes.Outcomes);
        });
        return new PairedDraws(outcomes, results, seed);
    }

    /// <summary>How often each cluster was drawn, n × draws.</summary>
    private static double[] Counts(int clusters, int draws, int seed, int block)
    {
        var chance = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + block), threadSafe: false);
        var counts = new double[clusters * draws];
        for (var draw = 0; draw < draws; draw++)
            for (var i = 0; i < clusters; i++) counts[(chance.Next(clusters) * draws) + draw]++;
        return counts;
    }

    /// <summary>How often each cluster was drawn, resample by resample, drawn again as they were.</summary>
    internal static IEnumerable<int[]> Counts(int clusters, int draws, int seed)
    {
        for (var first = 0; first < draws; first += Block)
        {
            var size = Math.Min(Block, draws - first);
            var counts = Counts(clusters, size, seed, first / Block);
            for (var draw = 0; draw < size; draw++) yield return [.. Enumerable.Range(0, clusters).Select(i => (int)counts[(i * size) + draw])];
        }
    }

    private sealed class Group
    {
        private readonly int[] outcomes;
        private readonly int[] clusters;
        private readonly double[] rows;

        public Group(PairedOutcomes all, int[] outcomes)
        {
            this.outcomes = outcomes;
            clusters = [.. Enumerable.Range(0, all.Clusters).Where(i => all.Of(outcomes[0])[i].Pairs > 0)];
            rows = new double[clusters.Length * outcomes.Length * Width];
            var at = 0;
            foreach (var cluster in clusters)
                foreach (var outcome in outcomes)
                {
                    all.Numbers(outcome, cluster).CopyTo(rows.AsSpan(at));
                    at += Width;
                }
        }

        public void AddUp(double[] counts, int draws, Span<double> results, int allOutcomes)
        {
            var own = new double[clusters.Length * draws];
            for (var i = 0; i < clusters.Length; i++) counts.AsSpan(clusters[i] * draws, draws).CopyTo(own.AsSpan(i * draws));
            var totals = new double[draws * outcomes.Length * Width];
            ResampledSums.Accumulate(rows, outcomes.Length * Width, own, draws, totals);
            for (var draw = 0; draw < draws; draw++)
                for (var k = 0; k < outcomes.Length; k++)
                    totals.AsSpan(((draw * outcomes.Length) + k) * Width, Width).CopyTo(results[(((draw * allOutcomes) + outcomes[k]) * Width)..]);
        }
    }
}
