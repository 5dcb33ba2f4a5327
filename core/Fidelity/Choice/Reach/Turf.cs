using MathNet.Numerics;

namespace Twins.Core.Fidelity.Choice.Reach;

/// <summary>
/// Total unduplicated reach and frequency (Miaoulis, Parsons and Free 1990): the k items that together appeal to most
/// people; frequency decides between sets of equal reach.
/// </summary>
public static class Turf
{
    /// <summary>Sets times kinds of people that are still searched one by one; about a second.</summary>
    private const double MostWork = 3e8;

    /// <summary>
    /// The best set of <paramref name="size"/>: every set is tried where that is at most 3·10⁸ looks at a kind of person, and
    /// beyond that the item that adds most is taken each time. The answer says which.
    /// </summary>
    /// <exception cref="AssumptionException">A size below 1 or above the number of items.</exception>
    public static Portfolio Best(Appeal appeal, int size, int draws, int seed)
    {
        if (size < 1 || size > appeal.Items) throw new AssumptionException($"A set of {size} of {appeal.Items} items cannot be chosen.");
        var exact = SpecialFunctions.Binomial(appeal.Items, size) * appeal.Patterns <= MostWork;
        return exact
            ? appeal.Describe(Exact(appeal, size), PortfolioSearch.Exact, draws, seed)
            : appeal.Describe(Greedy(appeal, size), PortfolioSearch.Greedy, draws, seed);
    }

    /// <summary>The item that adds most, again and again.</summary>
    public static int[] Greedy(Appeal appeal, int size)
    {
        var set = 0UL;
        var items = new List<int>(size);
        while (items.Count < size)
        {
            var best = Enumerable.Range(0, appeal.Items).Where(i => (set & (1UL << i)) is 0).MaxBy(i => appeal.Score(set | (1UL << i)));
            set |= 1UL << best;
            items.Add(best);
        }
        return [.. items];
    }

    private static int[] Exact(Appeal appeal, int size)
    {
        int[] items = [.. Enumerable.Range(0, size)];
        int[] best = [.. items];
        var highest = appeal.Score(Mask(items));
        while (Next(items, appeal.Items))
        {
            var score = appeal.Score(Mask(items));
            if (score.CompareTo(highest) <= 0) continue;
            (highest, best) = (score, [.. items]);
        }
        return best;
    }

    /// <summary>The next set in lexical order; false after the last.</summary>
    private static bool Next(int[] items, int count)
    {
        var at = items.Length - 1;
        while (at >= 0 && items[at] == count - items.Length + at) at--;
        if (at < 0) return false;
        items[at]++;
        for (var k = at + 1; k < items.Length; k++) items[k] = items[k - 1] + 1;
        return true;
    }

    private static ulong Mask(int[] items) => items.Aggregate(0UL, (mask, i) => mask | (1UL << i));
}
