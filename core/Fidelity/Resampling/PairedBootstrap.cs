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
        var rows = new PairedSums[answered.Length][];
        Parallel.For(0, rows.Length, k => rows[k] = Array.ConvertAll(answered[k], i => outcomes.Of(k)[i]));
        var results = new PairedSums[draws * outcomes.Outcomes];
        var drawn = new ushort[draws * outcomes.Clusters];
        Parallel.For(0, (draws + Block - 1) / Block, block =>
        {
            var first = block * Block;
            var size = Math.Min(Block, draws - first);
            var counts = Counts(drawn.AsSpan(first * outcomes.Clusters, size * outcomes.Clusters), outcomes.Clusters, size, Chance(seed, block));
            for (var k = 0; k < rows.Length; k++)
                ResampledSums.Accumulate(MemoryMarshal.Cast<PairedSums, double>(rows[k]), answered[k], counts, size, MemoryMarshal.Cast<PairedSums, double>(results.AsSpan((k * draws) + first, size)));
        });
        return new PairedDraws(outcomes, results, drawn);
    }

    private static Xoshiro256StarStar Chance(int seed, int block) => new(unchecked((seed * 1_000_003) + block), threadSafe: false);

    /// <summary>How often each cluster was drawn, n × draws.</summary>
    /// <param name="drawn">Gets the same, draws × n.</param>
    private static double[] Counts(Span<ushort> drawn, int clusters, int draws, Xoshiro256StarStar chance)
    {
        var counts = new double[clusters * draws];
        var bytes = new byte[clusters * sizeof(uint)];
        for (var draw = 0; draw < draws; draw++)
        {
            chance.NextBytes(bytes);
            // A whole number below n from 32 random bits (Lemire 2019); for any n that fits in memory none is favoured by more than n in 4 billion.
            var row = drawn.Slice(draw * clusters, clusters);
            foreach (var bits in MemoryMarshal.Cast<byte, uint>(bytes)) row[(int)(((ulong)bits * (ulong)clusters) >> 32)]++;
            for (var i = 0; i < row.Length; i++) counts[(i * draws) + draw] = row[i];
        }
        return counts;
    }
}
