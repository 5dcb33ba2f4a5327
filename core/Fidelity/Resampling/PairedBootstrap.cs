using System.Runtime.InteropServices;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// The bootstrap over people (Efron 1979; clusters: Davison and Hinkley 1997, section 3.8) of everything that
/// <see cref="Accuracy.PairedSums"/> can tell, of all outcomes at once.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Draws that are added up together; each block has its own seed, so that no number of cores changes a result.</summary>
    private const int Block = 32;

    /// <param name="draws">Resamples, at least 2; each takes n of the n clusters with replacement.</param>
    /// <remarks>Needs draws × (64 K + 2 n) bytes. Assumes that clusters are independent of each other, and nothing within them.</remarks>
    public static PairedDraws Draw(PairedOutcomes outcomes, int draws, int seed)
    {
        Assume.AtLeast(2, draws, "draws");
        var answered = outcomes.Answered();
        var rows = answered.Select((clusters, k) => clusters.Select(i => outcomes.Of(k)[i]).ToArray()).ToArray();
        var results = new PairedSums[draws * outcomes.Outcomes];
        var drawn = new ushort[draws * outcomes.Clusters];
        Parallel.For(0, (draws + Block - 1) / Block, block =>
        {
            var first = block * Block;
            var size = Math.Min(Block, draws - first);
            var counts = Counts(outcomes.Clusters, size, seed, block);
            for (var at = 0; at < counts.Length; at++) drawn[((first + (at % size)) * outcomes.Clusters) + (at / size)] = (ushort)counts[at];
            for (var k = 0; k < rows.Length; k++)
                ResampledSums.Accumulate(MemoryMarshal.Cast<PairedSums, double>(rows[k]), answered[k], counts, size, MemoryMarshal.Cast<PairedSums, double>(results.AsSpan((k * draws) + first, size)));
        });
        return new PairedDraws(outcomes, results, drawn);
    }

    /// <summary>How often each cluster was drawn, n × draws.</summary>
    private static double[] Counts(int clusters, int draws, int seed, int block)
    {
        var chance = new Xoshiro256StarStar(unchecked((seed * 1_000_003) + block), threadSafe: false);
        var counts = new double[clusters * draws];
        var bytes = new byte[clusters * sizeof(uint)];
        for (var draw = 0; draw < draws; draw++)
        {
            chance.NextBytes(bytes);
            // A whole number below n from 32 random bits (Lemire 2019); for any n that fits in memory none is favoured by more than n in 4 billion.
            foreach (var bits in MemoryMarshal.Cast<byte, uint>(bytes)) counts[((int)(((ulong)bits * (ulong)clusters) >> 32) * draws) + draw]++;
        }
        return counts;
    }
}
