namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>One swap with the twins that are asked both ways.</summary>
public sealed record PlannedSwap(Swap Swap, IReadOnlyList<AskedBothWays> Twins, IReadOnlyList<LeftOut> LeftOut);

/// <param name="Twin">Its number in the panel.</param>
/// <param name="Reference">The version of the twin in the reference guise.</param>
/// <param name="Other">The version in the other guise.</param>
public readonly record struct AskedBothWays(int Twin, string Reference, string Other);

/// <summary>A twin that takes no part in a swap.</summary>
/// <param name="Reason">In words, such as "its summary says “she”".</param>
public sealed record LeftOut(string TwinId, string TwinName, string Reason);
