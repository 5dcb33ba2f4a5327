namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>One answer to a compound question.</summary>
/// <param name="Stimulus">Which one of the roster's.</param>
/// <param name="Twin">Which one of the roster's.</param>
/// <param name="Version">Which version of the question the twin saw.</param>
/// <param name="Values">For each of the question's fields.</param>
internal sealed record CompoundSheet(int Stimulus, int Twin, int Replicate, int Version, IReadOnlyList<double> Values);
