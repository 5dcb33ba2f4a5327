namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>Which two things are held against each other, and which of them stands first.</summary>
public static class PairDesign
{
    /// <summary>
    /// All pairs in rounds by the circle method: in a round each thing meets one other (with an odd number one rests), and over
    /// all rounds each meets each once. Versions take <paramref name="pairs"/> neighbours of that list, each from where the last
    /// one ended, so that in a version things are met as evenly as can be and over versions every pair comes up; every second
    /// version turns the sides round.
    /// </summary>
    /// <param name="things">Two or more.</param>
    /// <param name="pairs">Pairs in a version, at most all things × (things − 1) / 2.</param>
    /// <param name="versions">Versions of the questionnaire; person i gets version i modulo their number.</param>
    /// <returns>Per version its pairs, the one that stands first first.</returns>
    /// <exception cref="AssumptionException">Sizes that cannot be.</exception>
    public static IReadOnlyList<IReadOnlyList<(int First, int Second)>> Of(int things, int pairs, int versions)
    {
        Assume.AtLeast(2, things, "things");
        Assume.AtLeast(1, pairs, "pairs");
        Assume.AtLeast(1, versions, "versions");
        var all = Rounds(things);
        if (pairs > all.Count) throw new AssumptionException($"{pairs} pairs given; {things} things make {all.Count}.");
        return [.. Enumerable.Range(0, versions).Select(v => Enumerable.Range(0, pairs).Select(k => Turned(all[((v / 2 * pairs) + k) % all.Count], v)).ToArray())];
    }

    private static (int, int) Turned((int First, int Second) pair, int version) => version % 2 is 0 ? pair : (pair.Second, pair.First);

    private static List<(int First, int Second)> Rounds(int things)
    {
        // One stands still and the others walk round it; whoever meets nobody rests.
        var seats = things + (things % 2);
        var first = new int[things];
        var list = new List<(int First, int Second)>();
        for (var round = 0; round < seats - 1; round++)
            for (var k = 0; k < seats / 2; k++)
            {
                int a = k is 0 ? seats - 1 : (round + k) % (seats - 1), b = (round + seats - 1 - k) % (seats - 1);
                if (a >= things || b >= things) continue;
                // Who has stood first less often does now, so that nobody stands first throughout a version.
                list.Add(first[a] <= first[b] ? (a, b) : (b, a));
                first[list[^1].First]++;
            }
        return list;
    }
}
