namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>What matters most and least (MaxDiff).</summary>
public sealed record MaxDiffReport : CompoundReport
{
    /// <summary>Best first.</summary>
    public required IReadOnlyList<MaxDiffItem> Items { get; init; }
    /// <summary>The best 1, 2, 3 … items together (TURF).</summary>
    public required IReadOnlyList<ReachStep> Reach { get; init; }
    public required int PerSet { get; init; }
    public required int Sets { get; init; }
    /// <summary>The share of each item if nothing mattered: 1 / items.</summary>
    public required double Chance { get; init; }
}

/// <param name="Best">Weighted times named best; worst and shown likewise.</param>
/// <param name="Score">(best − worst) / shown, from −1 to 1, with its interval over twins.</param>
/// <param name="Share">How often it would be the best of all items, by a logit of all choices; null where none could be fitted.</param>
/// <param name="Letters">Two items that share a letter cannot be told apart by their scores.</param>
/// <param name="ProbabilityBest">Chance to have the highest score, over resampled twins.</param>
public sealed record MaxDiffItem(string Id, string Label, double Best, double Worst, double Shown, Estimate Score, Estimate? Share, string Letters, double ProbabilityBest);

/// <summary>What a set of items reaches.</summary>
/// <param name="Reach">Share of twins that named at least one of them best more often than worst.</param>
/// <param name="Frequency">How many of them a twin named so, on average.</param>
/// <param name="Exact">False where not every set could be tried.</param>
public sealed record ReachStep(IReadOnlyList<string> Items, Estimate Reach, double Frequency, bool Exact);
