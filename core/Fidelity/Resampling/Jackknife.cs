namespace Twins.Core.Fidelity.Resampling;

/// <summary>The standard error of a figure from leaving out each cluster in turn (Tukey 1958).</summary>
internal static class Jackknife
{
    /// <summary>√((m − 1)/m Σ c_i (θ_(−i) − θ̄)²) over the m clusters of a resample that drew cluster i c_i times.</summary>
    /// <param name="without">The figure without cluster i, asked for where c_i is above 0; NaN where it is not defined, null where the cluster has no part in it.</param>
    /// <returns>NaN with fewer than two clusters, or where a figure without one is not defined.</returns>
    public static double Error(ReadOnlySpan<ushort> counts, Func<int, double?> without)
    {
        double m = 0, sum = 0, squares = 0, origin = double.NaN;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] is 0 || without(i) is not { } figure) continue;
            // Around the first, so that a large common level cancels.
            if (m is 0) origin = figure;
            var apart = figure - origin;
            m += counts[i];
            sum += counts[i] * apart;
            squares += counts[i] * apart * apart;
        }
        return m < 2 ? double.NaN : Math.Sqrt(Math.Max(0, squares - (sum * sum / m)) * (m - 1) / m);
    }
}
