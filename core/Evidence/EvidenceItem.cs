using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Evidence;

/// <summary>What sort of thing a piece of evidence is; the twin quotes a quote, states a fact and remembers an episode.</summary>
public enum EvidenceKind
{
    Quote,
    Fact,
    Episode,
    Rule,
    Document,
}

/// <summary>One thing that a twin knows about itself, with where it came from.</summary>
public sealed record EvidenceItem
{
    /// <summary>A short name that answers cite, such as <c>q1</c>; given by position when the twin is read.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    [JsonIgnore]
    public EvidenceKind Kind { get; init; }

    [Description("The quote, fact or episode itself, in the person's own words where it is a quote.")]
    public required string Text { get; init; }

    [Description("Where it came from: a file and row, an interview, a survey. Without a source it cannot raise the twin's level.")]
    public string? Source { get; init; }

    [Description("When it was said or measured, as 2026-11-23.")]
    public DateOnly? Date { get; init; }

    [Description("True when a model or an author made it up. Synthetic evidence never raises the fidelity level.")]
    public bool Synthetic { get; init; }
}
