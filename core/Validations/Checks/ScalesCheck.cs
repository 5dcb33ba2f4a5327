using System.ComponentModel;

namespace Twins.Core.Validations.Checks;

/// <summary>Psychometric convergence: twins and people filled in the same inventory; do the scales' scores agree?</summary>
public sealed record ScalesCheck : Check
{
    public required AnswerFile People { get; init; }

    public required AnswerFile Twins { get; init; }

    [Description("What the same people answered when they were asked again: the ceiling.")]
    public AnswerFile? Retest { get; init; }

    public required IReadOnlyList<Scale> Scales { get; init; }

    public override string? Flaw() =>
        Scales.Count is 0 ? "scales: name at least one"
        : Scales.FirstOrDefault(s => s.Items.Count is 0) is { } empty ? $"'{empty.Id}' has no items"
        : Scales.FirstOrDefault(s => s.Min >= s.Max) is { } upsideDown ? $"'{upsideDown.Id}': min must be less than max"
        : Scales.SelectMany(s => s.Reversed.Except(s.Items).Select(r => (s.Id, Item: r))).FirstOrDefault() is (not null, _) stray ? $"'{stray.Id}': the reversed item '{stray.Item}' is not among its items"
        : null;
}

/// <summary>Items whose mean is one score, such as extraversion.</summary>
public sealed record Scale
{
    public required string Id { get; init; }

    [Description("Columns of both files.")]
    public required IReadOnlyList<string> Items { get; init; }

    [Description("Those of the items that are turned around: min + max − answer.")]
    public IReadOnlyList<string> Reversed { get; init; } = [];

    public double Min { get; init; } = 1;
    public double Max { get; init; } = 5;
}
