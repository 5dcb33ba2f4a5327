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
        for (var first = 0; first < draws; first += Batch)
        {
            var size = Math.Min(Batch, draws - first);
            Array.Clear(counts);
            for (var b = 0; b < size; b++)
                for (var i = 0; i < table.Units; i++) counts[chance.Next(table.Units) * Batch + b]++;
            sums.Ratios(counts, size, results.AsSpan(first * table.Statistics, size * table.Statistics));
        }
        return new Draws(results, table.Statistics);
    }

    /// <summary>
    /// The table as columns of numerators w·x and denominators w, in lanes. Statistics with the same missing units share a
    /// denominator, which is nearly always a single one.
    /// </summary>
    private sealed class SumColumns
    {
        private readonly int[] denominators;
        private readonly double[][] lanes;
        private readonly int[] everyone;

        public SumColumns(UnitTable table)
        {
            everyone = [.. Enumerable.Range(0, table.Units)];
            var representatives = new List<int>();
            denominators = [.. Enumerable.Range(0, table.Statistics).Select(s => Denominator(table, s, representatives))];
            lanes = [.. Enumerable.Range(0, (table.Statistics + representatives.Count + ResampledSums.Lane - 1) / ResampledSums.Lane).Select(_ => new double[table.Units * ResampledSums.Lane])];
            for (var i = 0; i < table.Units; i++)
            {
                for (var s = 0; s < table.Statistics; s++) Put(i, s, table.Has(i, s) ? table.Weight(i) * table[i, s] : 0);
                for (var d = 0; d < representatives.Count; d++) Put(i, table.Statistics + d, table.Has(i, representatives[d]) ? table.Weight(i) : 0);
            }
        }

        /// <summary>Every statistic of the first draws of a batch.</summary>
        public void Ratios(double[] counts, int draws, Span<double> results)
        {
            var totals = new double[lanes.Length * Batch * ResampledSums.Lane];
            for (var l = 0; l < lanes.Length; l++) ResampledSums.Accumulate(lanes[l], everyone, counts, Batch, totals.AsSpan(l * Batch * ResampledSums.Lane, Batch * ResampledSums.Lane));
            for (var b = 0; b < draws; b++)
                for (var s = 0; s < denominators.Length; s++) results[(b * denominators.Length) + s] = Total(b, s) / Total(b, denominators.Length + denominators[s]);

            double Total(int draw, int column) => totals[(((column / ResampledSums.Lane * Batch) + draw) * ResampledSums.Lane) + (column % ResampledSums.Lane)];
        }

        private void Put(int unit, int column, double value) => lanes[column / ResampledSums.Lane][(unit * ResampledSums.Lane) + (column % ResampledSums.Lane)] = value;

        private static int Denominator(UnitTable table, int statistic, List<int> representatives)
        {
            var known = representatives.FindIndex(r => Enumerable.Range(0, table.Units).All(i => table.Has(i, r) == table.Has(i, statistic)));
            if (known >= 0) return known;
            representatives.Add(statistic);
            return representatives.Count - 1;
        }
    }
}
