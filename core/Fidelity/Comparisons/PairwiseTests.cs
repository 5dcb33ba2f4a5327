using MathNet.Numerics.Distributions;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Comparisons;

/// <summary>Which of several statistics of the same units really differ.</summary>
public static class PairwiseTests
{
    /// <summary>
    /// Two-sided p-values of all paired differences, adjusted by Holm (1979) so that the chance of even one false difference
    /// stays below the level at which they are read. Each is t = (m_a − m_b) / SE with the paired bootstrap's SE and n − 1
    /// degrees of freedom, and never below 2^(1−n), the least that an exact sign-flip test of n units can give.
    /// </summary>
    /// <param name="statistics">K columns of table and draws.</param>
    /// <returns>K × K, symmetric, 1 on the diagonal and where fewer than two units have both values.</returns>
    public static double[,] Adjusted(UnitTable table, Draws draws, IReadOnlyList<int> statistics)
    {
        var count = statistics.Count;
        var pairs = new List<(int A, int B)>();
        for (var a = 0; a < count; a++)
            for (var b = a + 1; b < count; b++) pairs.Add((a, b));
        var matrix = new double[count, count];
        for (var k = 0; k < count; k++) matrix[k, k] = 1;
        if (pairs.Count is 0) return matrix;
        var adjusted = MultipleTests.Holm([.. pairs.Select(p => PValue(table, draws, statistics[p.A], statistics[p.B]))]);
        for (var at = 0; at < pairs.Count; at++) matrix[pairs[at].A, pairs[at].B] = matrix[pairs[at].B, pairs[at].A] = adjusted[at];
        return matrix;
    }

    private static double PValue(UnitTable table, Draws draws, int a, int b)
    {
        var both = table.Both(a, b);
        var units = Math.Min(table.EffectiveUnits(a), table.EffectiveUnits(b));
        if (both < 2 || units <= 1.000001) return 1;
        var difference = Math.Abs(table.Mean(a) - table.Mean(b));
        var error = draws.StandardError(a, b, units);
        // Equal up to rounding is equal, with or without spread.
        if (difference <= 1e-12 * (1 + Math.Abs(table.Mean(a)))) return 1;
        var p = error > 0 ? 2 * StudentT.CDF(0, 1, units - 1, -difference / error) : 0;
        return Math.Clamp(p, Math.Pow(2, 1 - both), 1);
    }
}
