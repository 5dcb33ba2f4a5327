using Twins.Core.Fidelity.Choice.Kano;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>What each feature does to satisfaction (Kano).</summary>
public sealed record KanoReport : CompoundReport
{
    /// <summary>What pleases most first.</summary>
    public required IReadOnlyList<KanoFeatureResult> Features { get; init; }
}

/// <param name="Shares">Weighted share of twins for each category, in the order must-be, one-dimensional, attractive, indifferent, reverse, questionable.</param>
/// <param name="Counts">The same as weighted numbers of twins.</param>
/// <param name="Category">The commonest.</param>
/// <param name="Second">The next.</param>
/// <param name="Clear">Whether the two differ (5 %); where not, the feature is mixed.</param>
/// <param name="Better">What having it does, 0 to 1; null where all answers are reverse or questionable.</param>
/// <param name="Worse">What lacking it does, −1 to 0.</param>
public sealed record KanoFeatureResult(string Id, string Label, KanoCategory Category, KanoCategory Second, bool Clear, IReadOnlyList<double> Shares, IReadOnlyList<double> Counts, Estimate? Better, Estimate? Worse);
