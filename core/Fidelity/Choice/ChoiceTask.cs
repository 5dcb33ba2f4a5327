namespace Twins.Core.Fidelity.Choice;

/// <summary>One choice of one person among alternatives that are described by K numbers each.</summary>
/// <param name="Person">Who chose: 0, 1, 2 …; choices of the same person are not independent of each other.</param>
/// <param name="Alternatives">J ≥ 2 rows of K codes; J may differ from task to task. An alternative "none" is a row of zeros with an indicator of its own.</param>
/// <param name="Chosen">The index of the alternative that was taken.</param>
/// <param name="Weight">How much the choice counts; finite and not negative.</param>
public sealed record ChoiceTask(int Person, IReadOnlyList<double[]> Alternatives, int Chosen, double Weight = 1);
