using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Probabilities;

namespace Twins.Core.Validations;

/// <summary>What one check found.</summary>
public sealed record CheckResult
{
    public required string Id { get; init; }
    /// <summary>As in the validation file, such as "answers".</summary>
    public required string Kind { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>The twins that were held against their own people; null for a check of a panel as a whole.</summary>
    public IReadOnlyList<string>? Twins { get; init; }
    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
    /// <summary>Twins, everything that needs no twin, and people themselves, on the same people and items.</summary>
    public IReadOnlyList<RivalRow> Rivals { get; init; } = [];
    public IReadOnlyList<ItemRow> Items { get; init; } = [];
    public IReadOnlyList<GroupRow> Groups { get; init; } = [];
    /// <summary>For probabilities: what was foretold in each bin beside what came true.</summary>
    public IReadOnlyList<ForecastBin> Bins { get; init; } = [];
    /// <summary>Per scale, criterion or judge: a figure of its own.</summary>
    public IReadOnlyList<PartRow> Parts { get; init; } = [];
}

/// <param name="Name">"twins", or the baseline's.</param>
public sealed record RivalRow(string Name, double? Accuracy, double? Correlation, double? Skill, double? SpreadRatio);

/// <summary>One item. Distributions are over <paramref name="Labels"/>, and empty where there are too many answers to draw.</summary>
public sealed record ItemRow(string Id, int People, double Accuracy, double? Correlation, Interval? CorrelationInterval, double? Skill, double? SpreadRatio, double? Similarity, IReadOnlyList<string> Labels, IReadOnlyList<double> Human, IReadOnlyList<double> Twin);

/// <summary>How accurate twins are for one group of people.</summary>
public sealed record GroupRow(string Demographic, string Group, int People, double Accuracy, Interval Interval);

/// <param name="Count">What it rests on.</param>
public sealed record PartRow(string Name, int Count, double Value, Interval? Interval, string Note);
