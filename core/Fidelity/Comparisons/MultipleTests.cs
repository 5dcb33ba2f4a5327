namespace Twins.Core.Fidelity.Comparisons;

/// <summary>
/// p-values adjusted for how many were looked at: read each adjusted value as if it were the only one. Of fifty variants
/// that are all alike, two or three win at .05 otherwise.
/// </summary>
/// <remarks>Every member throws <see cref="AssumptionException"/> for no values or one outside 0–1. Results keep the order of the input.</remarks>
public static class MultipleTests
{
    /// <summary>
    /// Holm (1979): max over smaller p_(j) of min(1, (m − j + 1) p_(j)). Keeps the chance of even one false difference below
    /// the level, however the tests hang together. For decisions on single results.
    /// </summary>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var order = Ascending(p);
        var adjusted = new double[p.Length];
        var running = 0.0;
        for (var place = 0; place < order.Length; place++)
        {
            running = Math.Max(running, Math.Min(1, p[order[place]] * (order.Length - place)));
            adjusted[order[place]] = running;
        }
        return adjusted;
    }

    /// <summary>
    /// Benjamini and Hochberg (1995): min over larger p_(j) of min(1, m p_(j) / j). Keeps the expected share of false ones
    /// among all that are called different below the level, for independent or positively dependent tests. For screening.
    /// </summary>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p)
    {
        var order = Ascending(p);
        var adjusted = new double[p.Length];
        var running = 1.0;
        for (var place = order.Length - 1; place >= 0; place--)
        {
            running = Math.Min(running, p[order[place]] * order.Length / (place + 1));
            adjusted[order[place]] = running;
        }
        return adjusted;
    }

    private static int[] Ascending(ReadOnlySpan<double> p)
    {
        Assume.AtLeast(1, p.Length, "p-values");
        foreach (var value in p)
            if (value is not (>= 0 and <= 1)) throw new AssumptionException($"{value} is not a p-value; it must lie between 0 and 1.");
        return Rankings.Ascending(p.ToArray());
    }
}
