namespace Twins.Core.Personas.Change.Watching;

/// <summary>One run of a watch: what the panel answered that day.</summary>
public sealed record WatchPoint
{
    /// <summary>From 0, without a gap.</summary>
    public required int Run { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Later runs are held against it.</summary>
    public required bool IsBaseline { get; init; }
    public required string Respondent { get; init; }
    /// <summary>Content hash of what else shapes the respondent's answers.</summary>
    public string? Settings { get; init; }
    /// <summary>Whether answers vary by chance.</summary>
    public required bool Varies { get; init; }
    /// <summary>Content hash of the versions of all twins.</summary>
    public required string Panel { get; init; }
    public required int Twins { get; init; }
    /// <summary>The share of questions to which no reply came.</summary>
    public required double Outage { get; init; }
    /// <summary>Answers that did not come: the twin did not know, the model refused, or nothing came at all.</summary>
    public required int Missing { get; init; }
    public required IReadOnlyList<WatchedQuestion> Questions { get; init; }
}
