namespace Twins.Core.Talks;

/// <summary>What a person thinks of an answer, for the stewards who keep the twin.</summary>
public sealed record Feedback
{
    /// <summary>Newer ones come first in ordinal order.</summary>
    public required string Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required FeedbackKind Kind { get; init; }
    /// <summary>Who gave it; erased with everything else of the person.</summary>
    public required string Person { get; init; }
    public string? Comment { get; init; }
    /// <summary>Null when it cannot be told which answer is meant.</summary>
    public string? Twin { get; init; }
    public string? Said { get; init; }
    public string? Answer { get; init; }
    public string? TwinVersion { get; init; }
    public string? Respondent { get; init; }
}

public enum FeedbackKind
{
    Like,
    Dislike,
    /// <summary>The person says that the answer should not have been given.</summary>
    Report,
}
