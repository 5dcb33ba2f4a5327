namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>How often items, pairs of items, and items at each place of a set appear: least and most often.</summary>
/// <remarks>Perfect where least and most are the same; they cannot be nearer than one where the numbers do not divide.</remarks>
public sealed record MaxDiffBalance(int FewestShows, int MostShows, int FewestPairs, int MostPairs, int FewestPlaces, int MostPlaces)
{
    public static MaxDiffBalance Of(IReadOnlyList<int[]> sets, int items)
    {
        var shows = new int[items];
        var pairs = new int[items, items];
        var places = new int[items, sets.Max(s => s.Length)];
        foreach (var set in sets)
            for (var at = 0; at < set.Length; at++)
            {
                shows[set[at]]++;
                places[set[at], at]++;
                foreach (var other in set) pairs[set[at], other]++;
            }
        int[] different = [.. from a in Enumerable.Range(0, items) from b in Enumerable.Range(0, a) select pairs[a, b]];
        int[] place = [.. places.Cast<int>()];
        return new MaxDiffBalance(shows.Min(), shows.Max(), different.Min(), different.Max(), place.Min(), place.Max());
    }
}
