using Twins.Core.Personas;

namespace Twins.Core.Evidence.Sources;

/// <summary>What a person agreed to, as the sources say it.</summary>
/// <param name="Person">By what the company knows the person, the best first.</param>
public sealed record ConsentRow(SourcePlace Place, IReadOnlyList<string> Person, Consent Consent);
