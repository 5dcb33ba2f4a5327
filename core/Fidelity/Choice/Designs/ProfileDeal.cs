namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>Designs to start from.</summary>
internal static class ProfileDeal
{
    /// <summary>Each attribute's levels are dealt through the tasks from shuffled decks, so that a level comes again only when all have been.</summary>
    public static int[][][] Even(ConjointCoding coding, ConjointDesignOptions options, Random chance)
    {
        var tasks = Empty(coding, options);
        for (var a = 0; a < coding.Attributes; a++)
        {
            var deck = new Queue<int>();
            foreach (var task in tasks)
            {
                int[] levels = [.. task.Select(_ => Next(deck, coding.Levels(a), chance))];
                // Or the first product would get the first level of a deck each time the two are as long.
                chance.Shuffle(levels);
                for (var j = 0; j < task.Length; j++) task[j][a] = levels[j];
            }
        }
        return tasks;
    }

    /// <summary>Each level is drawn by itself.</summary>
    public static int[][][] Random(ConjointCoding coding, ConjointDesignOptions options, Random chance)
    {
        var tasks = Empty(coding, options);
        foreach (var profile in tasks.SelectMany(t => t))
            for (var a = 0; a < profile.Length; a++) profile[a] = chance.Next(coding.Levels(a));
        return tasks;
    }

    private static int[][][] Empty(ConjointCoding coding, ConjointDesignOptions options) =>
        [.. Enumerable.Range(0, options.Tasks * options.Versions).Select(_ => Enumerable.Range(0, options.Alternatives).Select(_ => new int[coding.Attributes]).ToArray())];

    private static int Next(Queue<int> deck, int levels, Random chance)
    {
        if (deck.Count is 0)
        {
            int[] order = [.. Enumerable.Range(0, levels)];
            chance.Shuffle(order);
            foreach (var level in order) deck.Enqueue(level);
        }
        return deck.Dequeue();
    }
}
