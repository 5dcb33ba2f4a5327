namespace Twins.Core.Fidelity;

/// <summary>A statistic was asked for where its assumptions do not hold: too few units, no variance, no mass, lengths that differ.</summary>
public sealed class AssumptionException(string message) : Exception(message);
