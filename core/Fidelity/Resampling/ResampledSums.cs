using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>Sums over many resamples at once: the product of a table of counts and a table of numbers.</summary>
internal static class ResampledSums
{
    /// <summary>Numbers that are added up together; rows are padded to it.</summary>
    public const int Lane = 8;

    /// <summary>Resamples whose sums are kept in registers while rows go by.</summary>
    private const int Tile = 8;

    /// <summary>Adds every row to each resample as often as that resample drew its cluster.</summary>
    /// <param name="rows">m lanes of eight numbers.</param>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="counts">Clusters × <paramref name="resamples"/>: how often each was drawn.</param>
    /// <param name="totals">One lane for each resample.</param>
    public static void Accumulate(ReadOnlySpan<double> rows, ReadOnlySpan<int> clusters, ReadOnlySpan<double> counts, int resamples, Span<double> totals)
    {
        var lanes = MemoryMarshal.Cast<double, Vector512<double>>(rows);
        var sums = MemoryMarshal.Cast<double, Vector512<double>>(totals);
        var first = 0;
        for (; first + Tile <= resamples; first += Tile) AccumulateTile(lanes, clusters, counts[first..], resamples, sums.Slice(first, Tile));
        for (; first < resamples; first++)
            for (var row = 0; row < lanes.Length; row++) sums[first] = Vector512.FusedMultiplyAdd(Vector512.Create(counts[(clusters[row] * resamples) + first]), lanes[row], sums[first]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AccumulateTile(ReadOnlySpan<Vector512<double>> lanes, ReadOnlySpan<int> clusters, ReadOnlySpan<double> counts, int stride, Span<Vector512<double>> sums)
    {
        Vector512<double> a = sums[0], b = sums[1], c = sums[2], d = sums[3], e = sums[4], f = sums[5], g = sums[6], h = sums[7];
        for (var row = 0; row < lanes.Length; row++)
        {
            var lane = lanes[row];
            var count = counts.Slice(clusters[row] * stride, Tile);
            a = Vector512.FusedMultiplyAdd(Vector512.Create(count[0]), lane, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Create(count[1]), lane, b);
            c = Vector512.FusedMultiplyAdd(Vector512.Create(count[2]), lane, c);
            d = Vector512.FusedMultiplyAdd(Vector512.Create(count[3]), lane, d);
            e = Vector512.FusedMultiplyAdd(Vector512.Create(count[4]), lane, e);
            f = Vector512.FusedMultiplyAdd(Vector512.Create(count[5]), lane, f);
            g = Vector512.FusedMultiplyAdd(Vector512.Create(count[6]), lane, g);
            h = Vector512.FusedMultiplyAdd(Vector512.Create(count[7]), lane, h);
        }
        (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]) = (a, b, c, d, e, f, g, h);
    }
}
