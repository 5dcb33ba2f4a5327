using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Choice.Reach;

/// <summary>Which items appeal to whom. People who like the same items count together.</summary>
public sealed class Appeal
{
    private readonly ulong[] people;
    private readonly double[] weights;
    private readonly (ulong Likes, double Weight)[] patterns;
    private readonly double total;

    /// <param name="appeals">Per person, for each item whether it appeals (would be bought, is among the favourites).</param>
    /// <param name="weights">One for each person; all alike unless given.</param>
    /// <exception cref="AssumptionException">No people, more than 64 items, people with different items, or useless weights.</exception>
    public Appeal(IReadOnlyList<bool[]> appeals, double[]? weights = null)
    {
        Assume.AtLeast(1, appeals.Count, "people");
        this.weights = weights ?? [.. Enumerable.Repeat(1.0, appeals.Count)];
        if (this.weights.Length != appeals.Count) throw new AssumptionException($"{this.weights.Length} weights given for {appeals.Count} people; they must pair up.");
        Assume.Weights(this.weights);
        Items = appeals[0].Length;
        if (Items is < 1 or > 64) throw new AssumptionException($"{Items} items given; 1 to 64 can be searched.");
        if (appeals.Any(a => a.Length != Items)) throw new AssumptionException("Every person needs an answer for every item.");
        people = [.. appeals.Select(Mask)];
        total = this.weights.Sum();
        patterns = [.. people.Zip(this.weights).GroupBy(p => p.First).Select(g => (g.Key, g.Sum(p => p.Second)))];
    }

    public int Items { get; }

    internal int Patterns => patterns.Length;

    /// <summary>Reach and frequency of a set, with intervals.</summary>
    /// <remarks>
    /// The reach of a set that was searched for on the same people flatters it, the more the more sets there were; judge it on
    /// other people where it matters.
    /// </remarks>
    /// <exception cref="AssumptionException">No item, an item twice, or one that does not exist.</exception>
    public Portfolio Of(IReadOnlyList<int> items, int draws, int seed) => Describe(items, PortfolioSearch.Given, draws, seed);

    internal Portfolio Describe(IReadOnlyList<int> items, PortfolioSearch search, int draws, int seed)
    {
        if (items.Count is 0 || items.Any(i => (uint)i >= (uint)Items) || items.Distinct().Count() < items.Count) throw new AssumptionException($"A set must name different items from 0 to {Items - 1}.");
        var set = items.Aggregate(0UL, (mask, i) => mask | (1UL << i));
        var table = new UnitTable([.. people.Select(p => (double)ulong.PopCount(p & set))], weights, 1);
        var reach = Score(set).Reach;
        var units = table.EffectiveUnits(0);
        return new Portfolio(items, reach, Proportions.Wilson(reach, units), table.Mean(0), Bootstrap.Means(table, draws, seed).Interval(0, units), search);
    }

    internal (double Reach, double Frequency) Score(ulong set)
    {
        double reach = 0, frequency = 0;
        foreach (var (likes, weight) in patterns)
        {
            var count = ulong.PopCount(likes & set);
            if (count > 0) reach += weight;
            frequency += weight * count;
        }
        // Rounded, so that sets of equal reach are equal whatever order their people were added in.
        return (Math.Min(1, Math.Round(reach / total, 12)), Math.Round(frequency / total, 12));
    }

    private static ulong Mask(bool[] appeals)
    {
        var mask = 0UL;
        for (var i = 0; i < appeals.Length; i++)
            if (appeals[i]) mask |= 1UL << i;
        return mask;
    }
}
