namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>Orders in which each thing is at each place equally often and follows each other one equally often.</summary>
public static class QuestionOrders
{
    /// <summary>
    /// Williams' squares (1949): for K things K orders where K is even and 2K where it is odd. Person i gets order i modulo
    /// their number, so that what comes first, and what comes just before, is the same for all on average.
    /// </summary>
    /// <exception cref="AssumptionException">Fewer than two things.</exception>
    public static IReadOnlyList<int[]> Of(int things)
    {
        Assume.AtLeast(2, things, "things to order");
        // 0, K−1, 1, K−2 …: neighbours differ by every amount once.
        int[] zigzag = [.. Enumerable.Range(0, things).Select(k => k % 2 is 0 ? k / 2 : things - ((k + 1) / 2))];
        List<int[]> orders = [.. Enumerable.Range(0, things).Select(shift => zigzag.Select(z => (z + shift) % things).ToArray())];
        if (things % 2 is 1) orders.AddRange(orders.ConvertAll(o => o.Reverse().ToArray()));
        return orders;
    }
}
