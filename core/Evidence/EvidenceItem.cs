using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Evidence;

/// <summary>What sort of thing a piece of evidence is; the twin quotes a quote, states a fact, remembers an episode, keeps to a rule and knows a document.</summary>
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
    /// <summary>A short name that answers cite, such as <c>q1</c>; given when the twin is read.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    [JsonPropertyName("id")]
    [Description("The name that answers and 'grounds' cite; q1, f1, e1, r1 or d1 by its place unless given.")]
    public string? OwnId { get; init; }

    [JsonIgnore]
    public EvidenceKind Kind { get; init; }

    [Description("The quote, fact or episode itself, in the person's own words where it is a quote.")]
    public required string Text { get; init; }

    [Description("Where it came from: a file and row, an interview, a survey. Without a source it cannot raise the twin's level.")]
    public string? Source { get; init; }

    [Description("When it was said or measured, as 2026-11-23.")]
    public DateOnly? Date { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Description("True when a model or an author made it up. Synthetic evidence never raises the fidelity level.")]
    public bool Synthetic { get; init; }

    [Description("Under which licence or agreement it may be used.")]
    public string? Licence { get; init; }

    [Description("How much it says about the twin, from 0 to 1; recall prefers what says more. 0.5 unless given.")]
    public double? Importance { get; init; }

    /// <summary>Whoever asks to be shown or forgotten is found by this: see <c>Subjects</c>. Never a name.</summary>
    [Description("Whose words or behaviour these are, as a pseudonym that 'twins build' gives.")]
    public string? Subject { get; init; }
}
