namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>Deals items into sets evenly, then swaps them until pairs are even.</summary>
internal sealed class BlockSearch
{
    private readonly int[,] together;
    private readonly int sets;

    private BlockSearch(int[][] blocks, int items, int sets)
    {
        (Blocks, this.sets, together) = (blocks, sets, new int[items, items]);
        foreach (var block in blocks)
            foreach (var a in block)
                foreach (var b in block)
                    if (a != b) together[a, b]++;
    }

    public int[][] Blocks { get; }

    /// <summary>Σ λ² over ordered pairs.</summary>
    public long Cost => together.Cast<int>().Sum(n => (long)n * n);

    public static BlockSearch Run(int items, int perSet, int sets, int versions, Random chance)
    {
        var search = new BlockSearch(Deal(items, perSet, sets * versions, chance), items, sets);
        var trials = 300L * search.Blocks.Length * perSet;
        for (var trial = 0L; trial < trials; trial++) search.Try(chance);
        return search;
    }

    /// <summary>From decks that hold every item once; what would be in a set twice waits for the next set.</summary>
    private static int[][] Deal(int items, int perSet, int count, Random chance)
    {
        var waiting = new List<int>();
        var blocks = new int[count][];
        for (var b = 0; b < count; b++)
        {
            if (waiting.Distinct().Count() < perSet)
            {
                int[] deck = [.. Enumerable.Range(0, items)];
                chance.Shuffle(deck);
                waiting.AddRange(deck);
            }
            blocks[b] = [.. waiting.Distinct().Take(perSet)];
            foreach (var item in blocks[b]) waiting.Remove(item);
        }
        return blocks;
    }

    /// <summary>Swaps two items between two sets of a version where pairs get no less even.</summary>
    private void Try(Random chance)
    {
        var first = chance.Next(Blocks.Length);
        int[] a = Blocks[first], b = Blocks[(first / sets * sets) + chance.Next(sets)];
        int at = chance.Next(a.Length), bt = chance.Next(b.Length);
        int x = a[at], y = b[bt];
        if (Array.IndexOf(b, x) >= 0 || Array.IndexOf(a, y) >= 0) return;
        if (Change(a, x, y) + Change(b, y, x) > 0) return;
        Replace(a, at, y);
        Replace(b, bt, x);
    }

    /// <summary>What replacing an item of a set adds to half the cost.</summary>
    private int Change(int[] set, int leaves, int comes)
    {
        var change = 0;
        foreach (var other in set)
            if (other != leaves) change += (2 * together[comes, other]) + 1 - (2 * together[leaves, other]) + 1;
        return change;
    }

    private void Replace(int[] set, int at, int comes)
    {
        foreach (var other in set)
        {
            if (other == set[at]) continue;
            together[set[at], other]--;
            together[other, set[at]]--;
            together[comes, other]++;
            together[other, comes]++;
        }
        set[at] = comes;
    }
}
