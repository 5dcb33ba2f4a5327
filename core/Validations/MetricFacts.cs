using System.Text.Json;

namespace Twins.Core.Validations;

/// <summary>Which way a figure is better.</summary>
public enum Aim
{
    Higher,
    Lower,
    /// <summary>A ratio that should be 1.</summary>
    One,
    /// <summary>A share of right guesses that should be what guessing gives, one half.</summary>
    Half,
    /// <summary>A share of intervals that should be the promised 95 %.</summary>
    Promised,
}

/// <summary>What a metric is called and means, and how it counts in the composite index.</summary>
/// <param name="Name">In reports.</param>
/// <param name="Meaning">One sentence for somebody who is no statistician.</param>
/// <param name="Chance">What a guess without knowledge scores; the composite index counts from there.</param>
/// <param name="Weight">In the composite index, unless a validation says otherwise; 0 where a figure says how, not how well.</param>
public sealed record MetricFacts(string Name, string Meaning, Aim Aim, double Chance, double Weight)
{
    private static readonly Dictionary<Metric, MetricFacts> All = new()
    {
        [Metric.Correlation] = new("correlation", "do twins order people as people order themselves, item by item (r)", Aim.Higher, 0, 3),
        [Metric.Skill] = new("skill", "1 − squared error ÷ people's variance; 0 is a constant at the mean", Aim.Higher, 0, 1),
        [Metric.CalibratedSkill] = new("calibrated skill", "the same after a few people's answers corrected the twins, judged on others", Aim.Higher, 0, 1),
        [Metric.Accuracy] = new("accuracy", "1 − error ÷ range, or the share of exact hits where answers have no order; high for a constant too", Aim.Higher, .5, 1),
        [Metric.NormalisedAccuracy] = new("normalised accuracy", "accuracy ÷ people's own accuracy when asked again", Aim.Higher, .5, 2),
        [Metric.NormalisedCorrelation] = new("normalised correlation", "correlation ÷ people's correlation with themselves", Aim.Higher, 0, 2),
        [Metric.SpreadRatio] = new("SD ratio", "how much twins differ from each other, people = 1", Aim.One, 0, 1),
        [Metric.KsSimilarity] = new("KS similarity", "1 − the largest gap between the two cumulative distributions", Aim.Higher, .5, 1),
        [Metric.TwinRetest] = new("twin test–retest", "do twins say the same when asked again (r)", Aim.Higher, 0, 1),
        [Metric.Individuation] = new("individuation", "share of the twins' variance that is between twins and not between reruns", Aim.Higher, 0, 1),
        [Metric.Stereotyping] = new("stereotyping index", "how much demographics explain of twins' answers, people = 1", Aim.One, 0, 0),
        [Metric.SubgroupGap] = new("subgroup gap", "accuracy for the best-served group minus that for the worst", Aim.Lower, 1, 1),
        [Metric.WinRate] = new("win rate", "share of A/B tests whose winner was named beforehand", Aim.Higher, .5, 3),
        [Metric.ForecastSkill] = new("forecast skill", "1 − squared error ÷ that of the best simple forecast", Aim.Higher, 0, 3),
        [Metric.ForecastCorrelation] = new("predictive validity", "correlation of forecasts with outcomes (r)", Aim.Higher, 0, 2),
        [Metric.AreaUnderCurve] = new("AUC", "chance that what came true had the higher forecast of two", Aim.Higher, .5, 2),
        [Metric.CalibrationError] = new("calibration error", "how far forecast probabilities lie from what came true (ECE)", Aim.Lower, .5, 1),
        [Metric.IntervalCoverage] = new("interval coverage", "share of outcomes inside their 95 % interval", Aim.Promised, 0, 1),
        [Metric.Sensitivity] = new("sensitivity", "share of true cases that were called", Aim.Higher, 0, 1),
        [Metric.Specificity] = new("specificity", "share of others that were not called", Aim.Higher, 0, 1),
        [Metric.Convergence] = new("psychometric convergence", "correlation of twins' and people's scores on the same scales (r)", Aim.Higher, 0, 2),
        [Metric.ToldRight] = new("told apart", "share of blind guesses, human or AI, that were right; .5 is indistinguishable", Aim.Half, 0, 1),
        [Metric.Rubric] = new("expert rating", "mean of experts' scores, worst 0 to best 1", Aim.Higher, 0, 2),
        [Metric.RaterAgreement] = new("expert agreement", "Krippendorff's α between experts; below .667 their scores say little", Aim.Higher, 0, 0),
    };

    public static MetricFacts Of(Metric metric) => All[metric];

    /// <summary>As files spell it.</summary>
    public static string NameInFiles(Metric metric) => JsonNamingPolicy.SnakeCaseLower.ConvertName(metric.ToString());

    /// <summary>From 0, what chance gives or worse, to 1, as good as it can be.</summary>
    public double Scored(double value) => Math.Clamp(
        Aim switch
        {
            Aim.One => value > 0 ? Math.Min(value, 1 / value) : 0,
            Aim.Half => 1 - (2 * Math.Max(0, value - .5)),
            Aim.Promised => 1 - (Math.Abs(value - .95) / .95),
            Aim.Lower => (Chance - value) / Chance,
            _ => (value - Chance) / (1 - Chance),
        },
        0,
        1);
}
