namespace Twins.Core.Evidence;

/// <summary>
/// Reciprocal rank fusion: the score of an item is Σ 1/(60 + rank) over the rankings that hold it, with ranks from 1.
/// It needs no scores, so that rankings which measure in different units can be joined.
/// Source: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009; Azure AI Search fuses the same way.
/// </summary>
public static class RankFusion
{
    private const int Damping = 60;

    /// <summary>The items of all rankings, the best first; equals stay in the order in which they first appear.</summary>
    public static IReadOnlyList<(T Item, double Score)> Fuse<T>(params ReadOnlySpan<IReadOnlyList<T>> rankings)
        where T : notnull
    {
        var scores = new OrderedDictionary<T, double>();
        foreach (var ranking in rankings)
            for (var i = 0; i < ranking.Count; i++)
                scores[ranking[i]] = scores.GetValueOrDefault(ranking[i]) + (1.0 / (Damping + i + 1));
        return [.. scores.Select(s => (s.Key, s.Value)).OrderByDescending(s => s.Value)];
    }
}
