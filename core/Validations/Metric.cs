namespace Twins.Core.Validations;

/// <summary>What a validation measures. Gates, indices and files name them in snake case, such as <c>win_rate</c>; <see cref="MetricFacts"/> says what each is.</summary>
public enum Metric
{
    Correlation,
    Skill,
    CalibratedSkill,
    Accuracy,
    NormalisedAccuracy,
    NormalisedCorrelation,
    SpreadRatio,
    KsSimilarity,
    TwinRetest,
    Individuation,
    Stereotyping,
    SubgroupGap,
    WinRate,
    ForecastSkill,
    ForecastCorrelation,
    AreaUnderCurve,
    CalibrationError,
    IntervalCoverage,
    Sensitivity,
    Specificity,
    Convergence,
    ToldRight,
    Rubric,
    RaterAgreement,
}
