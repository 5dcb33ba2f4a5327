namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>Turns sets round until each item is as often at each place, since what stands first is picked more.</summary>
internal static class PositionSearch
{
    public static void Run(int[][] blocks, int items, Random chance)
    {
        var places = new int[items, blocks[0].Length];
        foreach (var block in blocks)
        {
            chance.Shuffle(block);
            for (var at = 0; at < block.Length; at++) places[block[at], at]++;
        }
        var trials = 300L * blocks.Length * blocks[0].Length;
        for (var trial = 0L; trial < trials; trial++) Try(blocks[chance.Next(blocks.Length)], places, chance);
    }

    private static void Try(int[] block, int[,] places, Random chance)
    {
        int i = chance.Next(block.Length), j = chance.Next(block.Length);
        if (i == j) return;
        int x = block[i], y = block[j];
        // Σ count² falls or stays where the items go to places that they held less often.
        if (places[x, j] - places[x, i] + 1 + places[y, i] - places[y, j] + 1 > 0) return;
        places[x, i]--;
        places[x, j]++;
        places[y, j]--;
        places[y, i]++;
        (block[i], block[j]) = (y, x);
    }
}
