using System.ComponentModel;

namespace Twins.Core.Validations.Checks;

/// <summary>A/B tests that were really run, and the winner that the twins had named.</summary>
public sealed record ContestsCheck : Check
{
    [Description("A CSV file with one row for each test, relative to the validation.")]
    public required string File { get; init; }

    [Description("The column with the test's id.")]
    public string Test { get; init; } = "test";

    [Description("The column with the variant that the twins named.")]
    public string Named { get; init; } = "named";

    [Description("The column with the variant that won.")]
    public string? Won { get; init; }

    [Description("True where the file has counts instead, of two variants called a and b: columns a_shown, a_chosen, b_shown and b_chosen. They also tell which tests were conclusive.")]
    public bool Counts { get; init; }

    [Description("The column with the variant that somebody else named, such as the marketing team.")]
    public string? Baseline { get; init; }

    [Description("How many variants each test had; 2 unless given.")]
    public int Variants { get; init; } = 2;

    public override string? Flaw() =>
        (Won is null) != Counts ? "name either 'won', the column with the winner, or set 'counts: true'"
        : Variants is < 2 or > 100 ? "variants must lie between 2 and 100"
        : Counts && Variants is not 2 ? "counts are for tests of two variants"
        : null;
}
