using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>Whether the choices can say anything about every column of codes.</summary>
internal static class Identification
{
    /// <summary>The root mean square by which a column varies within choice sets: the scale of its coefficient.</summary>
    /// <exception cref="AssumptionException">A column never varies within a set, or columns are combinations of each other.</exception>
    public static double[] Spreads(ChoiceTable table)
    {
        var flat = new Curvature(table);
        var zero = new double[table.Attributes];
        for (var t = 0; t < table.Tasks; t++) flat.Add(table, t, zero);
        var information = flat.Information;
        var total = Enumerable.Range(0, table.Tasks).Sum(table.Weight);
        double[] spreads = [.. information.Diagonal().Select(d => Math.Sqrt(d / total))];
        for (var k = 0; k < spreads.Length; k++)
            if (!(spreads[k] > 1e-9 * Largest(table, k))) throw new AssumptionException($"Column {k} is the same for all alternatives of every choice, so choices say nothing about it; leave it out.");
        Independent(information, spreads, total);
        return spreads;
    }

    /// <summary>
    /// Refuses choices that <paramref name="direction"/> separates: nobody ever chose against it, so that the likelihood
    /// grows without end along it (Albert and Anderson 1984).
    /// </summary>
    public static void NotSeparated(ChoiceTable table, Vector<double> direction, double[] spreads)
    {
        double[] steps = [.. direction.Select((d, k) => Math.Abs(d * spreads[k]))];
        // What a Newton step moves by less than this is settling, not running away.
        double[] along = [.. direction.Select((d, k) => steps[k] > .02 * steps.Max() ? d : 0)];
        for (var t = 0; t < table.Tasks; t++)
        {
            var chosen = Dot(table.Codes(t, table.Chosen(t)), along);
            for (var j = 0; j < table.Alternatives(t); j++)
                if (Dot(table.Codes(t, j), along) > chosen + (1e-6 * steps.Max())) return;
        }
        throw new AssumptionException($"Choices are separated by {Columns(along.Select((a, k) => (Math.Abs(a), k)))}: nobody chose against it, so its coefficient has no finite value; leave it out, merge levels or add choices.");
    }

    private static void Independent(Matrix<double> information, double[] spreads, double total)
    {
        var scaled = Matrix<double>.Build.Dense(spreads.Length, spreads.Length, (a, b) => information[a, b] / (spreads[a] * spreads[b] * total));
        var spectrum = scaled.Evd(Symmetricity.Symmetric);
        var values = spectrum.EigenValues.Real();
        var least = values.MinimumIndex();
        if (values[least] > 1e-9) return;
        var vector = spectrum.EigenVectors.Column(least);
        throw new AssumptionException($"{Columns(vector.Select((v, k) => (Math.Abs(v), k)))} carry the same differences within choices (collinear); leave one of them out.");
    }

    private static string Columns(IEnumerable<(double Size, int Column)> loads)
    {
        var all = loads.ToList();
        var named = all.Where(l => l.Size > .01 * all.Max(o => o.Size)).Select(l => l.Column).ToList();
        return $"{(named.Count is 1 ? "column" : "columns")} {string.Join(", ", named)}";
    }

    private static double Largest(ChoiceTable table, int column)
    {
        var largest = 0.0;
        for (var t = 0; t < table.Tasks; t++)
            for (var j = 0; j < table.Alternatives(t); j++) largest = Math.Max(largest, Math.Abs(table.Codes(t, j)[column]));
        return largest;
    }

    private static double Dot(ReadOnlySpan<double> codes, double[] direction)
    {
        var sum = 0.0;
        for (var k = 0; k < direction.Length; k++) sum += codes[k] * direction[k];
        return sum;
    }
}
