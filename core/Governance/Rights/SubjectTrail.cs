using Twins.Core.Evidence;

namespace Twins.Core.Governance.Rights;

/// <summary>Everything that is held of one person.</summary>
public sealed record SubjectTrail
{
    /// <summary>The pseudonym of what the person was asked for by.</summary>
    public required string Asked { get; init; }

    /// <summary>Pseudonyms of everything that the person is known by.</summary>
    public required IReadOnlySet<string> Pseudonyms { get; init; }

    /// <summary>The builds in whose sources the person occurs.</summary>
    public required IReadOnlyList<BuildEntry> Builds { get; init; }

    /// <summary>What stands in documents and in the evidence beside them.</summary>
    public required IReadOnlyList<HeldItem> Items { get; init; }

    /// <summary>Twins that have seen any of it, or are made of one that has.</summary>
    public required IReadOnlyList<string> Twins { get; init; }

    /// <summary>Whether name and address are kept, sealed, because the person agreed to be contacted.</summary>
    public required bool IsSealed { get; init; }

    /// <summary>When somebody looked them up, and why.</summary>
    public required IReadOnlyList<Look> Looks { get; init; }

    /// <summary>Whether the person asked to be forgotten before.</summary>
    public required bool IsForgotten { get; init; }

    public bool IsEmpty => Builds.Count is 0 && Items.Count is 0 && Twins.Count is 0 && !IsSealed;
}

/// <summary>A piece of evidence that is a person's.</summary>
/// <param name="Twin">The id of the twin that has it.</param>
/// <param name="Place">The document's folder, "workspace", or "evidence" for what is kept beside the document.</param>
public sealed record HeldItem(string Twin, string Place, EvidenceItem Item);
