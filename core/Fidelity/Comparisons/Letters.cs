namespace Twins.Core.Fidelity.Comparisons;

/// <summary>
/// The compact letter display (Piepho 2004): two things share a letter exactly when they cannot be told apart. Each letter
/// is a largest group within which no two differ; groups are grown until every pair that does not differ is in one.
/// </summary>
public static class Letters
{
    /// <param name="apart">K × K, symmetric: true where two things differ. Things are ordered best first.</param>
    /// <returns>Per thing its letters, in order; the best thing's first letter is a.</returns>
    public static string[] Of(bool[,] apart)
    {
        var count = apart.GetLength(0);
        if (count != apart.GetLength(1)) throw new AssumptionException("The differences must be a square table.");
        var together = new bool[count, count];
        var groups = new List<List<int>>();
        for (var first = 0; first < count; first++)
        {
            // The farthest partner first, so that groups span runs of the ranking.
            for (var last = count - 1; last >= first; last--)
            {
                if (together[first, last] || (apart[first, last] && first != last)) continue;
                var group = Grow(apart, first, last);
                foreach (var a in group)
                    foreach (var b in group) together[a, b] = true;
                groups.Add(group);
            }
        }
        var letters = new string[count];
        for (var k = 0; k < count; k++) letters[k] = string.Concat(groups.Select((group, g) => group.Contains(k) ? Letter(g).ToString() : ""));
        return letters;
    }

    private static List<int> Grow(bool[,] apart, int first, int last)
    {
        var group = first == last ? [first] : new List<int> { first, last };
        for (var k = 0; k < apart.GetLength(0); k++)
            if (!group.Contains(k) && group.TrueForAll(member => !apart[member, k])) group.Add(k);
        return group;
    }

    /// <summary>a–z, A–Z, then the letters of Latin Extended; no study has that many groups.</summary>
    private static char Letter(int group) => (char)(group < 26 ? 'a' + group : group < 52 ? 'A' + group - 26 : 'Ā' + group - 52);
}
