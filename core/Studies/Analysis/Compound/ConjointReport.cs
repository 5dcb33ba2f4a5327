namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>What decides between products, what it is worth, and which products would be taken (conjoint).</summary>
public sealed record ConjointReport : CompoundReport
{
    /// <summary>"hierarchical logit", with tastes of each twin, or "logit", with one taste for all.</summary>
    public required string Model { get; init; }
    /// <summary>In the order written.</summary>
    public required IReadOnlyList<ConjointPartResult> Parts { get; init; }
    /// <summary>Best first; empty where no products are named.</summary>
    public required IReadOnlyList<ConjointProductResult> Products { get; init; }
    /// <summary>Share that would take none of the products named; null where none was not offered or no products are named.</summary>
    public Estimate? None { get; init; }
    /// <summary>Share of the choices set aside that the model foretold; null where none was.</summary>
    public Estimate? HitRate { get; init; }
    /// <summary>What guessing would foretell.</summary>
    public required double Chance { get; init; }
    /// <summary>What the prices are in; null without a price.</summary>
    public string? Currency { get; init; }
    public required int Tasks { get; init; }
    public required int Alternatives { get; init; }
    public required int Holdout { get; init; }
}

/// <param name="Importance">The range of its levels' utilities as a share of all ranges; what it is depends on the levels shown.</param>
public sealed record ConjointPartResult(string Id, string Label, Estimate Importance, IReadOnlyList<ConjointLevelResult> Levels);

/// <param name="Utility">Beside the average of the part's levels, in logits.</param>
/// <param name="Worth">What it is worth beside the part's first level, in money; null for the first level and for prices, and where no price can be told to matter.</param>
public sealed record ConjointLevelResult(string Id, string Label, Estimate Utility, Estimate? Worth);

/// <param name="Share">Share of preference among the products named, and none where it was offered.</param>
public sealed record ConjointProductResult(string Id, string Label, Estimate Share);
