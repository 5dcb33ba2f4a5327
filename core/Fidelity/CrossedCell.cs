namespace Twins.Core.Fidelity;

/// <summary>What one unit (row) answered about one thing (column): how often, and sums over those answers.</summary>
/// <param name="Sums">The answer first, then one 0/1 indicator for each further level of order and wording.</param>
public readonly record struct CrossedCell(int Row, int Column, int Count, double[] Sums);
