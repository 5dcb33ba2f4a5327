namespace Twins.Core.Personas.Populations;

/// <summary>What a table of the document wants of the population.</summary>
/// <param name="Name">For people, such as "age × household".</param>
/// <param name="Attributes">Places of its attributes.</param>
/// <param name="Shares">Sum to 1; the last attribute runs fastest.</param>
/// <param name="Places">For each cell of the population its place in this table.</param>
internal sealed record Target(string Name, IReadOnlyList<int> Attributes, double[] Shares, int[] Places);
