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

    [Description("Or counts of two variants called a and b: columns with how often each was shown and chosen. They also tell which tests were conclusive.")]
    public ContestCounts? Counts { get; init; }

    [Description("The column with the variant that somebody else named, such as the marketing team.")]
    public string? Baseline { get; init; }

    [Description("How many variants each test had; 2 unless given.")]
    public int Variants { get; init; } = 2;

    public override string? Flaw() =>
        (Won is null) == (Counts is null) ? "name either 'won', the column with the winner, or 'counts'"
        : Variants is < 2 or > 100 ? "variants must lie between 2 and 100"
        : Counts is not null && Variants is not 2 ? "counts are for tests of two variants"
        : null;
}

public sealed record ContestCounts
{
    public string AShown { get; init; } = "a_shown";
    public string AChosen { get; init; } = "a_chosen";
    public string BShown { get; init; } = "b_shown";
    public string BChosen { get; init; } = "b_chosen";
}
