using Twins.Core.Personas;

namespace Twins.Core.Studies.Analysis;

/// <summary>What the analysis must know before the first answer comes.</summary>
/// <param name="Campaign">With the options of its questions resolved from the variants where they ask for that.</param>
/// <param name="Levels">How many twins stand on each fidelity level.</param>
/// <param name="Evaluations">How many the plan holds.</param>
/// <param name="Plan">The plan's content hash.</param>
public sealed record StudyShape(Campaign Campaign, Panel Panel, IReadOnlyDictionary<int, int> Levels, long Evaluations, string Plan);
