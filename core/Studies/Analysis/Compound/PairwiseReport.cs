namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Who beats whom in pairs.</summary>
public sealed record PairwiseReport : CompoundReport
{
    /// <summary>Best first.</summary>
    public required IReadOnlyList<PairwiseItem> Items { get; init; }
    /// <summary>Pairs that each twin saw.</summary>
    public required int Pairs { get; init; }
    /// <summary>Weighted share of answers that took the one shown first; a half if sides had no effect.</summary>
    public required double FirstShown { get; init; }
    /// <summary>The share of each item if nothing mattered: 1 / items.</summary>
    public required double Chance { get; init; }
}

/// <param name="Wins">Mean share of its pairs that it won, over twins.</param>
/// <param name="Share">How often it would be the best of all items, by Bradley and Terry's model (1952); null where none could be fitted.</param>
/// <param name="Letters">Two items that share a letter cannot be told apart by their wins.</param>
/// <param name="ProbabilityBest">Chance to have the most wins, over resampled twins.</param>
public sealed record PairwiseItem(string Id, string Label, Estimate Wins, Estimate? Share, string Letters, double ProbabilityBest);
