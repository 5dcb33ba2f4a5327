namespace Twins.Core.Fidelity;

/// <summary>An interval in the unit of what it bounds.</summary>
public readonly record struct Interval(double Low, double High);
