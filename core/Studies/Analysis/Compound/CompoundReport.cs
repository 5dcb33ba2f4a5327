using System.Text.Json.Serialization;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>What a compound question found out about one stimulus.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MaxDiffReport), "maxdiff")]
[JsonDerivedType(typeof(PriceReport), "van_westendorp")]
[JsonDerivedType(typeof(ConjointReport), "conjoint")]
[JsonDerivedType(typeof(KanoReport), "kano")]
[JsonDerivedType(typeof(BudgetReport), "budget")]
[JsonDerivedType(typeof(PairwiseReport), "pairwise")]
public abstract record CompoundReport
{
    /// <summary>The variant's id, or "no stimulus".</summary>
    public required string Stimulus { get; init; }
    /// <summary>Twins whose answers count.</summary>
    public required int Base { get; init; }
    /// <summary>Answers that count.</summary>
    public required int Answers { get; init; }
    public required Verdict Verdict { get; init; }
    /// <summary>What <see cref="Figures"/> count, such as "share of preference".</summary>
    public required string Unit { get; init; }
    /// <summary>What fits on a card or a terminal; best first where there is a best.</summary>
    public required IReadOnlyList<CompoundFigure> Figures { get; init; }
    /// <summary>Why something is missing, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="IsFront">Cannot be told apart from the best.</param>
public sealed record CompoundFigure(string Id, string Label, Estimate Value, bool IsFront = false);
