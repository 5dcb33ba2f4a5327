namespace Twins.Core.Fidelity.Choice.Reach;

/// <summary>What a set of items would reach.</summary>
/// <param name="Items">The items, in order; where they were found greedily, the one that adds most first.</param>
/// <param name="Reach">The weighted share of people whom at least one item appeals to.</param>
/// <param name="ReachInterval">Wilson's at the effective number of people, which holds its level near 0 and 1 where the bootstrap's does not.</param>
/// <param name="Frequency">The weighted mean number of the items that appeal to a person, over all people.</param>
/// <param name="FrequencyInterval">95 % by resampling people; null with one person.</param>
/// <param name="Search">How the set was found.</param>
public sealed record Portfolio(IReadOnlyList<int> Items, double Reach, Interval ReachInterval, double Frequency, Interval? FrequencyInterval, PortfolioSearch Search);

public enum PortfolioSearch
{
    /// <summary>The set was given.</summary>
    Given,

    /// <summary>No set of that size reaches more.</summary>
    Exact,

    /// <summary>The item that adds most was taken each time: at least 1 − 1/e of the best reach, mostly all of it.</summary>
    Greedy,
}
