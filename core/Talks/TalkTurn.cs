using Twins.Core.Respondents;

namespace Twins.Core.Talks;

/// <summary>One thing that a person said to a twin, and what came of it.</summary>
public sealed record TalkTurn
{
    /// <summary>Names it among the turns of this person; newer ones come first in ordinal order.</summary>
    public required string Id { get; init; }
    public required string Twin { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Said { get; init; }
    /// <summary>One of <see cref="Outcome.Kinds"/>.</summary>
    public required string Outcome { get; init; }
    /// <summary>The twin's words as it said them, with the ids of its evidence in brackets; empty unless it spoke.</summary>
    public string Answer { get; init; } = "";
    /// <summary>Evidence that it was shown, and whether it cited it.</summary>
    public IReadOnlyList<TalkEvidence> Evidence { get; init; } = [];
    /// <summary>How many earlier turns it was reminded of.</summary>
    public int Remembered { get; init; }
    public required string TwinVersion { get; init; }
    public required string Respondent { get; init; }
    public required bool IsLanguageModel { get; init; }
    public required string PromptVersion { get; init; }
    /// <summary>The conversation that it took place in, and the message that shows the answer; null where none was shown.</summary>
    public string? Conversation { get; init; }
    public string? Message { get; init; }
}

/// <param name="Position">The number in the answer's brackets; null when it was shown to the twin and not cited.</param>
public sealed record TalkEvidence(string Id, int? Position);
