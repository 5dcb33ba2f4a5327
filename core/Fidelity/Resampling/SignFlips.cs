using System.Numerics;
using System.Runtime.InteropServices;
using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>Which of several things moved between two measurements of the same units: a randomisation test.</summary>
public static class SignFlips
{
    /// <summary>Sums of the same numbers in another order differ by rounding; they are ties all the same.</summary>
    private const double Tie = 1e-9;

    /// <summary>
    /// Two-sided p-values of the statistics t_s = Σ_i w_i d_is / √(Σ_i w_i² d_is²), adjusted by the step-down maximum of
    /// Westfall and Young (1993), so that the chance of even one false difference stays below the level at which they are
    /// read. Each flip draws one sign for each unit and turns all of the unit's differences by it; the k-th largest |t| is
    /// held against the largest |t*| of itself and all smaller ones. p = (1 + flips that reach it) / (1 + flips); where
    /// there are no more than <paramref name="flips"/> patterns of signs, each is taken once and p is their share.
    /// </summary>
    /// <remarks>
    /// Null hypothesis: a unit's two measurements could as well have come the other way round, jointly for all statistics,
    /// as when the same twin is asked the same twice. Then the level is exact for any number of units, any weights, any
    /// coarseness of answers and any dependence between statistics. Since t is studentised, the level is held in large
    /// samples for "the mean did not move" too (Janssen 1997). Statistics without any difference are no part of the family:
    /// what was not measured again costs the others nothing. The least p of m units that moved is 2^(1−m).
    /// </remarks>
    /// <param name="differences">n × S: second minus first, NaN where a unit lacks one of them.</param>
    /// <returns>S values in (0, 1]; 1 where no unit moved.</returns>
    /// <exception cref="AssumptionException">Fewer than 100 flips.</exception>
    public static double[] Adjusted(UnitTable differences, int flips, int seed)
    {
        Assume.AtLeast(100, flips, "flips");
        var p = new double[differences.Statistics];
        Array.Fill(p, 1);
        var scores = Scores.Of(differences);
        if (scores.Order.Length is 0) return p;
        var isWhole = scores.Units <= 30 && 1L << (scores.Units - 1) <= flips;
        var patterns = isWhole ? 1 << (scores.Units - 1) : flips;
        var reached = Reached(scores, patterns, isWhole ? null : new Xoshiro256StarStar(seed, threadSafe: false));
        var running = 0.0;
        for (var k = 0; k < scores.Order.Length; k++)
        {
            running = Math.Max(running, isWhole ? (double)reached[k] / patterns : (1.0 + reached[k]) / (1.0 + patterns));
            p[scores.Order[k]] = running;
        }
        return p;
    }

    /// <param name="chance">Null for every pattern in turn; the first unit keeps its sign, since all signs turned give the same |t*|.</param>
    private static long[] Reached(Scores scores, int patterns, Xoshiro256StarStar? chance)
    {
        var reached = new long[scores.Order.Length];
        var sums = new double[scores.Width];
        var signs = new ulong[(scores.Units + 63) / 64];
        for (var pattern = 0; pattern < patterns; pattern++)
        {
            if (chance is null) signs[0] = (ulong)pattern << 1;
            else for (var i = 0; i < signs.Length; i++) signs[i] = (ulong)chance.NextFullRangeInt64();
            scores.Sum(signs, sums);
            var most = 0.0;
            for (var k = reached.Length - 1; k >= 0; k--)
            {
                most = Math.Max(most, Math.Abs(sums[k]));
                if (most >= scores.Observed[k] - Tie) reached[k]++;
            }
        }
        return reached;
    }

    /// <summary>What each unit adds to each t, largest |t| first: rows of the units that moved.</summary>
    private sealed record Scores(int[] Order, double[] Observed, double[] Rows, int Units, int Width)
    {
        public static Scores Of(UnitTable d)
        {
            int[] units = [.. Enumerable.Range(0, d.Units).Where(i => Enumerable.Range(0, d.Statistics).Any(s => Moved(d, i, s)))];
            double[] lengths = [.. Enumerable.Range(0, d.Statistics).Select(s => Math.Sqrt(units.Sum(i => Moved(d, i, s) ? Math.Pow(d.Weight(i) * d[i, s], 2) : 0)))];
            double[] t = [.. Enumerable.Range(0, d.Statistics).Select(s => lengths[s] > 0 ? Math.Abs(units.Sum(i => Part(d, i, s, lengths[s]))) : 0)];
            int[] order = [.. Enumerable.Range(0, d.Statistics).Where(s => lengths[s] > 0).OrderByDescending(s => t[s])];
            var width = (order.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
            var rows = new double[units.Length * width];
            for (var u = 0; u < units.Length; u++)
                for (var k = 0; k < order.Length; k++) rows[u * width + k] = Part(d, units[u], order[k], lengths[order[k]]);
            return new Scores(order, [.. order.Select(s => t[s])], rows, units.Length, width);
        }

        public void Sum(ulong[] signs, double[] sums)
        {
            Array.Clear(sums);
            var total = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
            for (var u = 0; u < Units; u++)
            {
                var row = MemoryMarshal.Cast<double, Vector<double>>(Rows.AsSpan(u * Width, Width));
                if ((signs[u / 64] >> (u % 64) & 1) is 0) for (var k = 0; k < row.Length; k++) total[k] += row[k];
                else for (var k = 0; k < row.Length; k++) total[k] -= row[k];
            }
        }

        private static bool Moved(UnitTable d, int unit, int statistic) => d.Has(unit, statistic) && d[unit, statistic] is not 0;

        private static double Part(UnitTable d, int unit, int statistic, double length) => Moved(d, unit, statistic) ? d.Weight(unit) * d[unit, statistic] / length : 0;
    }
}
