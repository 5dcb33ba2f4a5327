using System.ComponentModel;

namespace Twins.Core.Validations.Checks;

/// <summary>Experts score what twins said or did by a rubric.</summary>
public sealed record RubricCheck : Check
{
    [Description("A CSV file with one row for each score, relative to the validation.")]
    public required string File { get; init; }

    [Description("The column with what was scored, such as a transcript's id.")]
    public string Thing { get; init; } = "item";

    [Description("The column with who scored.")]
    public string Rater { get; init; } = "rater";

    [Description("The column with the criterion.")]
    public string Criterion { get; init; } = "criterion";

    [Description("The column with the score.")]
    public string Score { get; init; } = "score";

    [Description("The lowest score; 1 unless given.")]
    public double Min { get; init; } = 1;

    [Description("The highest score; 5 unless given.")]
    public double Max { get; init; } = 5;

    public override string? Flaw() => Min >= Max ? "min must be less than max" : null;
}
