namespace Twins.Core.Fidelity;

/// <summary>Several people's orders of the same K things.</summary>
public static class Rankings
{
    /// <summary>
    /// Borda's count as mean ranks: r̄_k = Σ_i w_i r_ik / Σ w_i, from 1 (first with everybody) to K. Ordering by it is
    /// ordering by Borda points K − r̄.
    /// </summary>
    /// <param name="orders">Per person the indices 0 … K−1, best first, each once.</param>
    /// <param name="weights">One per person.</param>
    /// <exception cref="AssumptionException">No orders, lengths that differ, or an order that is not a permutation.</exception>
    public static double[] MeanRanks(IReadOnlyList<int[]> orders, ReadOnlySpan<double> weights)
    {
        Assume.AtLeast(1, orders.Count, "rankings");
        if (orders.Count != weights.Length) throw new AssumptionException($"{orders.Count} rankings and {weights.Length} weights given; they must pair up.");
        Assume.Weights(weights);
        var ranks = new double[orders[0].Length];
        var total = 0.0;
        for (var i = 0; i < orders.Count; i++)
        {
            if (orders[i].Length != ranks.Length || !IsPermutation(orders[i])) throw new AssumptionException("A ranking must name every thing once.");
            for (var place = 0; place < ranks.Length; place++) ranks[orders[i][place]] += weights[i] * (place + 1);
            total += weights[i];
        }
        for (var k = 0; k < ranks.Length; k++) ranks[k] /= total;
        return ranks;
    }

    /// <summary>Indices from the lowest value to the highest; ties keep their order.</summary>
    public static int[] Ascending(IReadOnlyList<double> values) => [.. Enumerable.Range(0, values.Count).OrderBy(k => values[k])];

    private static bool IsPermutation(int[] order)
    {
        var seen = new bool[order.Length];
        foreach (var k in order)
        {
            if ((uint)k >= (uint)seen.Length || seen[k]) return false;
            seen[k] = true;
        }
        return true;
    }
}
