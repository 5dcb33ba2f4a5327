namespace Twins.Core.Fidelity.Reliability;

/// <summary>Mean squares of a full table of n things (rows) and k raters (columns).</summary>
internal readonly record struct TwoWayTable(double Rows, double Columns, double Errors, int Things, int Raters)
{
    /// <summary>Null where all ratings are the same.</summary>
    public static TwoWayTable? Of(IReadOnlyList<double[]> things)
    {
        Assume.AtLeast(1, things.Count, "things");
        var raters = things[0].Length;
        Assume.AtLeast(2, raters, "raters");
        if (things.Any(t => t.Length != raters)) throw new AssumptionException("Things have different numbers of ratings; give one for each rater, NaN where it is missing.");
        double[][] whole = [.. things.Where(t => !t.Any(double.IsNaN))];
        foreach (var thing in whole) Assume.Finite(thing);
        Assume.AtLeast(2, whole.Length, "things that every rater rated");
        var mean = whole.Average(t => t.Average());
        double[] row = [.. whole.Select(t => t.Average() - mean)];
        double[] column = [.. Enumerable.Range(0, raters).Select(c => whole.Average(t => t[c]) - mean)];
        double rows = row.Sum(r => r * r) * raters, columns = column.Sum(c => c * c) * whole.Length, errors = 0;
        for (var i = 0; i < whole.Length; i++)
            for (var c = 0; c < raters; c++) errors += Math.Pow(whole[i][c] - mean - row[i] - column[c], 2);
        var noise = whole.Length * raters * Math.Pow(mean * 1e-15, 2);
        if (rows + columns + errors <= noise) return null;
        double Clean(double squares) => squares <= noise ? 0 : squares;
        return new TwoWayTable(Clean(rows) / (whole.Length - 1), Clean(columns) / (raters - 1), Clean(errors) / ((whole.Length - 1.0) * (raters - 1)), whole.Length, raters);
    }
}
