namespace Twins.Core.Evidence;

/// <summary>A question to a twin's memory. The text is hostile: a store takes words from it, never syntax.</summary>
public sealed record EvidenceQuery(EvidenceOwner Owner, string Text)
{
    /// <summary>The groups that the asker belongs to; whoever belongs to none sees nothing.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The embedding of <see cref="Text"/> by the model that embedded the items; null to search by words alone.</summary>
    public ReadOnlyMemory<float>? Vector { get; init; }

    /// <summary>How many items are wanted.</summary>
    public int Most { get; init; } = 10;
}

/// <summary>An item that answers a question.</summary>
/// <param name="Score">Higher is better; comparable within one recall only.</param>
/// <param name="Words">Why it was found: the item's words that met words of the question; empty when it was found by meaning alone.</param>
public sealed record Recalled(EvidenceItem Item, double Score, IReadOnlyList<string> Words);
