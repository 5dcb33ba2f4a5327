namespace Twins.Core.Fidelity.Reliability;

/// <summary>How far two raters (a person and their twin, two judges, two sittings) agree beyond chance on K categories.</summary>
/// <param name="Value">
/// κ = 1 − Σ w p_ab / Σ w p_a p_b over the table of shares, w the disagreement of a and b: 1 where they always agree, 0 as
/// much as chance would. Null where one category holds everything, so that chance agrees as well as they do.
/// </param>
/// <param name="Agreement">The share of things on which both gave the same category.</param>
/// <param name="Things">n, the things that both rated.</param>
/// <remarks>
/// Cohen (1960), weighted Cohen (1968). It falls when categories are rare although people agree as often, so read it beside
/// the agreement.
/// </remarks>
public readonly record struct Kappa(double? Value, double Agreement, int Things)
{
    /// <param name="first">One category for each thing, 0 … K−1; −1 is missing.</param>
    /// <param name="second">The other's, in the same order.</param>
    /// <param name="categories">K, at least 2.</param>
    /// <param name="weights">How far categories lie apart.</param>
    /// <exception cref="AssumptionException">Lengths that differ, a category beyond K, or nothing that both rated.</exception>
    public static Kappa Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories, KappaWeights weights = KappaWeights.Nominal)
    {
        var table = Table(first, second, categories, out var things);
        double seen = 0, expected = 0, agreed = 0;
        for (var a = 0; a < categories; a++)
        {
            agreed += table[a, a];
            for (var b = 0; b < categories; b++)
            {
                var apart = Apart(a, b, categories, weights);
                seen += apart * table[a, b];
                expected += apart * Row(table, a) * Column(table, b) / things;
            }
        }
        return new Kappa(expected > 0 ? 1 - (seen / expected) : null, agreed / things, things);
    }

    private static double[,] Table(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int categories, out int things)
    {
        Assume.AtLeast(2, categories, "categories");
        if (first.Length != second.Length) throw new AssumptionException($"The raters gave {first.Length} and {second.Length} ratings; they must pair up.");
        var table = new double[categories, categories];
        things = 0;
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] >= categories || second[i] >= categories) throw new AssumptionException($"Category {Math.Max(first[i], second[i])} is not one of 0 to {categories - 1}.");
            if (first[i] < 0 || second[i] < 0) continue;
            table[first[i], second[i]]++;
            things++;
        }
        Assume.AtLeast(1, things, "things that both rated");
        return table;
    }

    private static double Apart(int a, int b, int categories, KappaWeights weights) => weights switch
    {
        KappaWeights.Nominal => a == b ? 0 : 1,
        KappaWeights.Linear => Math.Abs(a - b) / (categories - 1.0),
        _ => (a - b) * (a - b) / ((categories - 1.0) * (categories - 1)),
    };

    private static double Row(double[,] table, int a) => Enumerable.Range(0, table.GetLength(1)).Sum(b => table[a, b]);

    private static double Column(double[,] table, int b) => Enumerable.Range(0, table.GetLength(0)).Sum(a => table[a, b]);
}

public enum KappaWeights
{
    /// <summary>Any two categories are equally far apart.</summary>
    Nominal,

    /// <summary>|a − b|, for ordered categories.</summary>
    Linear,

    /// <summary>(a − b)², for ordered categories; with equal marginals it equals the intraclass correlation.</summary>
    Quadratic,
}
