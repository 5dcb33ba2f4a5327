using System.ComponentModel;

namespace Twins.Core.Validations.Checks;

public enum ForecastKind
{
    /// <summary>An amount.</summary>
    Number,
    /// <summary>A probability from 0 to 1.</summary>
    YesNo,
}

/// <summary>
/// What the twins foretold beside what came true: a back-test on the past, or, sealed before anybody knew, a shadow run.
/// </summary>
public sealed record ForecastsCheck : Check
{
    [Description("A CSV file with one row for each case, relative to the validation.")]
    public required string File { get; init; }

    [Description("The column with the case's id.")]
    public string Case { get; init; } = "case";

    [Description("The column with the forecast.")]
    public string Forecast { get; init; } = "forecast";

    [Description("Columns with the ends of a forecast 95 % interval.")]
    public string? Low { get; init; }
    public string? High { get; init; }

    [Description("The column with what was used before, such as last year's figure or the planner's guess.")]
    public string? Baseline { get; init; }

    public ForecastKind Outcome { get; init; }

    [Description("The CSV file with what came true, by case; the same file unless given.")]
    public string? Outcomes { get; init; }

    [Description("The column with what came true: a number, or yes and no.")]
    public string Actual { get; init; } = "actual";

    [Description("The column with the day on which that became known.")]
    public string? Known { get; init; }

    [Description("The last day that the twins knew anything of. Cases known by then are no test and are left out.")]
    public DateOnly? EvidenceUntil { get; init; }

    [Description("True for a shadow run: only cases count that became known after 'twins validate seal' had sealed the file.")]
    public bool Sealed { get; init; }

    [Description("For yes and no: forecasts from here on call it; .5 unless given.")]
    public double CallFrom { get; init; } = .5;

    public override string? Flaw() =>
        (Low is null) != (High is null) ? "give both 'low' and 'high', or neither"
        : (Sealed || EvidenceUntil is not null) && Known is null ? "name in 'known' the column with the day on which each outcome became known"
        : Sealed && Outcomes is null ? "put outcomes into a file of their own; the forecasts are sealed and must not change"
        : CallFrom is <= 0 or >= 1 ? "call_from must lie between 0 and 1"
        : null;
}
