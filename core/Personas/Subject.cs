using System.ComponentModel;

namespace Twins.Core.Personas;

/// <summary>The real person that a twin stands for.</summary>
public sealed record Subject
{
    [Description("Who it is: the person's object id in the directory, or another id by which this company knows the person.")]
    public required string Person { get; init; }

    [Description("What the person has agreed to. Without it the twin cannot be addressed.")]
    public Consent? Consent { get; init; }
}

/// <summary>What a person has agreed to, for how long. It is withdrawn at any time, also without touching the document.</summary>
public sealed record Consent
{
    [Description("When it was given, as 2026-11-25.")]
    public required DateOnly Given { get; init; }

    [Description("The last day on which it holds.")]
    public required DateOnly Expires { get; init; }

    [Description("What the twin may be used for.")]
    public required IReadOnlyList<Purpose> Purposes { get; init; }

    [Description("Where the signed consent is kept.")]
    public string? Record { get; init; }
}

/// <summary>What a twin of a person may be used for.</summary>
public enum Purpose
{
    /// <summary>Colleagues talk with it.</summary>
    Conversation,
    /// <summary>It takes part in panels and campaigns.</summary>
    Research,
    /// <summary>People practise on it.</summary>
    Rehearsal,
    /// <summary>A model is fine-tuned on what it says.</summary>
    Training,
    /// <summary>The company may look up who the person is, to get in touch; otherwise a pseudonym leads back to nobody.</summary>
    Contact,
}
