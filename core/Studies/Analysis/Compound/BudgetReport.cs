namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>How a budget was divided.</summary>
public sealed record BudgetReport : CompoundReport
{
    /// <summary>Largest share first.</summary>
    public required IReadOnlyList<BudgetItem> Items { get; init; }
    public required double Total { get; init; }
    /// <summary>Points, EUR …</summary>
    public required string Currency { get; init; }
    /// <summary>Each option's share if all were alike.</summary>
    public required double Chance { get; init; }
}

/// <param name="Share">Mean share of the budget, over twins.</param>
/// <param name="Nothing">Weighted share of twins that gave it nothing.</param>
/// <param name="Letters">Two options that share a letter cannot be told apart.</param>
/// <param name="ProbabilityBest">Chance to get most, over resampled twins.</param>
public sealed record BudgetItem(string Id, string Label, Estimate Share, double Nothing, string Letters, double ProbabilityBest);
