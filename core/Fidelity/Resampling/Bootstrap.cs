using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>
/// The paired bootstrap over units (Efron 1979): each draw takes n of the n units with replacement and recomputes every
/// weighted mean on the same units, so that differences between statistics keep their pairing.
/// </summary>
public static class Bootstrap
{
    /// <summary>Draws whose sums are built together.</summary>
    private const int Batch = 8;

    /// <summary>
    /// <paramref name="draws"/> resamples of Σ c_i w_i x_is / Σ c_i w_i, where c_i counts how often unit i was drawn. A
    /// resample that holds no unit with the value gives NaN. Needs memory for the table and draws × S results, whatever n.
    /// </summary>
    /// <remarks>Assumes that units are independent of each other; nothing is assumed about answers of the same unit.</remarks>
    public static Draws Means(UnitTable table, int draws, int seed)
    {
        Assume.AtLeast(2, draws, "draws");
        var sums = new SumColumns(table);
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var results = new double[draws * table.Statistics];
        var counts = new double[table.Units * Batch];
        var totals = new double[Batch * sums.Width];
        for (var first = 0; first < draws; first += Batch)
        {
            var size = Math.Min(Batch, draws - first);
            Array.Clear(counts);
            for (var b = 0; b < size; b++)
                for (var i = 0; i < table.Units; i++) counts[chance.Next(table.Units) * Batch + b]++;
            Array.Clear(totals);
            ResampledSums.Accumulate(sums.Rows, sums.Width, counts, Batch, totals);
            for (var b = 0; b < size; b++)
                sums.Ratios(totals.AsSpan(b * sums.Width, sums.Width), results.AsSpan((first + b) * table.Statistics, table.Statistics));
        }
        return new Draws(results, table.Statistics);
    }

    /// <summary>
    /// The table as rows of numerators w·x and denominators w. Statistics with the same missing units share a
    /// denominator, which is nearly always a single one.
    /// </summary>
    private sealed class SumColumns
    {
        private readonly int[] denominators;

        public SumColumns(UnitTable table)
        {
            var representatives = new List<int>();
            denominators = [.. Enumerable.Range(0, table.Statistics).Select(s => Denominator(table, s, representatives))];
            Width = table.Statistics + representatives.Count;
            Rows = new double[table.Units * Width];
            for (var i = 0; i < table.Units; i++)
            {
                var row = Rows.AsSpan(i * Width, Width);
                for (var s = 0; s < table.Statistics; s++) row[s] = table.Has(i, s) ? table.Weight(i) * table[i, s] : 0;
                for (var d = 0; d < representatives.Count; d++) row[table.Statistics + d] = table.Has(i, representatives[d]) ? table.Weight(i) : 0;
            }
        }

        public double[] Rows { get; }

        public int Width { get; }

        public void Ratios(ReadOnlySpan<double> totals, Span<double> results)
        {
            for (var s = 0; s < results.Length; s++) results[s] = totals[s] / totals[results.Length + denominators[s]];
        }

        private static int Denominator(UnitTable table, int statistic, List<int> representatives)
        {
            var known = representatives.FindIndex(r => Enumerable.Range(0, table.Units).All(i => table.Has(i, r) == table.Has(i, statistic)));
            if (known >= 0) return known;
            representatives.Add(statistic);
            return representatives.Count - 1;
        }
    }
}
