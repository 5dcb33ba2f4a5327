using System.ComponentModel;
using System.Text.Json.Serialization;
using Twins.Core.Studies;

namespace Twins.Core.Validations.Gates;

/// <summary>A table of gates (<c>*.gates.yaml</c>): what a validation must show before twins may be used for a kind of decision. A company edits it.</summary>
public sealed record GateTable
{
    [JsonPropertyName("gates")]
    [Description("The table's id.")]
    public required string Id { get; init; }

    public required IReadOnlyList<Gate> Uses { get; init; }
}

/// <summary>One kind of decision.</summary>
public sealed record Gate
{
    public required StudyUse Use { get; init; }

    [Description("What the answers may be used for once the gate is passed, in a sentence.")]
    public required string Allows { get; init; }

    [Description("Why this much and not less or more.")]
    public string? Because { get; init; }

    [Description("For how many days a validation may carry such a decision.")]
    public required int Days { get; init; }

    [Description("A person must sign off each study; 'twins register approve' records it.")]
    public bool SignOff { get; init; }

    [Description("All of these must be shown.")]
    public required IReadOnlyList<GateNeed> Needs { get; init; }
}

/// <summary>One thing that must be shown. The worse end of the figure's interval must satisfy it, so that few people cannot pass by luck.</summary>
public sealed record GateNeed
{
    public required Metric Metric { get; init; }

    [Description("The least; for interval coverage the least share of outcomes inside.")]
    public double? AtLeast { get; init; }

    [Description("The most.")]
    public double? AtMost { get; init; }

    [Description("It must be shown to be better than the strongest baseline.")]
    public bool BeatsBaseline { get; init; }

    [Description("The figure itself must satisfy it and not its interval: for ratios and gaps that no sample of a usual size bounds.")]
    public bool ByValue { get; init; }

    [Description("How many people, tests or cases it must rest on.")]
    public int Least { get; init; } = 30;

    [Description("Other needs of which one will do instead.")]
    public IReadOnlyList<GateNeed> Or { get; init; } = [];
}
