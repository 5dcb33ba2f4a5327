using MathNet.Numerics.Random;

namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>Which items are shown together in a MaxDiff, as several versions of a questionnaire.</summary>
/// <param name="Versions">Per version its sets, per set its items in the order shown. Person i gets version i modulo their number.</param>
/// <param name="Balance">How even the design came out.</param>
public sealed record MaxDiffDesign(IReadOnlyList<IReadOnlyList<int[]>> Versions, MaxDiffBalance Balance)
{
    private const int Restarts = 4;

    /// <summary>
    /// A balanced incomplete block design, or as near to one as is found: items are dealt so that each appears equally often
    /// (but for one where that does not divide), in every version and over all; then items are swapped between sets of a
    /// version until pairs appear as equally often as can be found (least Σ λ²), and within sets until positions are even.
    /// </summary>
    /// <param name="items">Three or more.</param>
    /// <param name="perSet">Items in a set: at least three, at most all; four or five are usual.</param>
    /// <param name="sets">Sets in a version; three times items ÷ perSet shows each item to each person three times.</param>
    /// <param name="versions">More versions make pairs more even over all.</param>
    /// <exception cref="AssumptionException">Sizes that cannot be.</exception>
    public static MaxDiffDesign Of(int items, int perSet, int sets, int versions, int seed)
    {
        Assume.AtLeast(3, items, "items");
        Assume.AtLeast(1, sets, "sets");
        Assume.AtLeast(1, versions, "versions");
        if (perSet < 3 || perSet > items) throw new AssumptionException($"{perSet} items in a set; 3 to {items} can be shown.");
        if ((long)sets * versions * perSet < items) throw new AssumptionException($"{sets * versions} sets of {perSet} cannot show {items} items; give more sets.");
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var best = Enumerable.Range(0, Restarts).Select(_ => BlockSearch.Run(items, perSet, sets, versions, chance)).MinBy(b => b.Cost)!;
        PositionSearch.Run(best.Blocks, items, chance);
        return new MaxDiffDesign([.. best.Blocks.Chunk(sets)], MaxDiffBalance.Of(best.Blocks, items));
    }
}
