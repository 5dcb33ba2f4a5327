using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twins.Core.Personas.Change;

/// <summary>A history document (<c>*.history.yaml</c>): what happens in the world, for twins to live through.</summary>
public sealed record HistoryDocument
{
    [JsonPropertyName("history")]
    [Description("The history's id: lower-case letters, digits and dashes.")]
    public required string Id { get; init; }

    [Description("The ids of the twins that live through it; all of the folder unless given.")]
    public IReadOnlyList<string> Twins { get; init; } = [];

    [Description("The lives that it tells, such as A and B; 'main' unless given. A life that is not there begins as a branch of main.")]
    public IReadOnlyList<string> Paths { get; init; } = [];

    [Description("The day on which these lives leave main, as 2026-11-01; the day of the first event unless given.")]
    public DateOnly? Begins { get; init; }

    public required IReadOnlyList<WorldEvent> Events { get; init; }
}

/// <summary>One thing that happens.</summary>
public sealed record WorldEvent
{
    [Description("The day on which it happens, as 2026-11-25.")]
    public required DateOnly Date { get; init; }

    [Description("What the twin lives through, told to it: 'The loyalty card was abolished.'")]
    public required string Text { get; init; }

    [Description("How much it weighs, from 0 to 1; 0.5 unless given.")]
    public double Importance { get; init; } = .5;

    [Description("The segments to whose twins it happens; all unless given.")]
    public IReadOnlyList<string> Only { get; init; } = [];

    [Description("The one life in which it happens; all of this history unless given.")]
    public string? Path { get; init; }

    [Description("Where it is on record. Without a source it counts as made up: synthetic evidence.")]
    public string? Source { get; init; }
}
