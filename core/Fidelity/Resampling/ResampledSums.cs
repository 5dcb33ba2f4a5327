using System.Numerics.Tensors;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>Sums over many resamples at once, so that each row of a table is read once for all of them.</summary>
internal static class ResampledSums
{
    /// <summary>Adds to each of the resamples' totals every row as often as that resample drew it.</summary>
    /// <param name="rows">n rows of <paramref name="width"/> numbers.</param>
    /// <param name="counts">n × <paramref name="resamples"/>: how often each row was drawn.</param>
    /// <param name="totals"><paramref name="resamples"/> rows of <paramref name="width"/> numbers.</param>
    public static void Accumulate(ReadOnlySpan<double> rows, int width, ReadOnlySpan<double> counts, int resamples, Span<double> totals)
    {
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] is 0) continue;
            var (row, resample) = Math.DivRem(at, resamples);
            var total = totals.Slice(resample * width, width);
            TensorPrimitives.MultiplyAdd(rows.Slice(row * width, width), counts[at], total, total);
        }
    }
}
