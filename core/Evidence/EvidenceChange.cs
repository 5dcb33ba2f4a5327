namespace Twins.Core.Evidence;

/// <param name="Put">Items to write, each with an id that is unique for its twin.</param>
/// <param name="Gone">Ids of items to remove.</param>
public sealed record EvidenceChange(IReadOnlyList<KeptEvidence> Put, IReadOnlyList<string> Gone);

/// <summary>An item as a store keeps it.</summary>
public sealed record KeptEvidence(EvidenceItem Item)
{
    /// <summary>The groups that may see it: its access control list. With none, nobody does.</summary>
    public required IReadOnlyList<string> Acl { get; init; }

    /// <summary>Its embedding; null where there is no embedding model, and it is then found by its words alone.</summary>
    public ReadOnlyMemory<float>? Vector { get; init; }
}
