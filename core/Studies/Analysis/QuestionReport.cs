using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis.Compound;

namespace Twins.Core.Studies.Analysis;

/// <summary>One question (elicited in one way), over all stimuli.</summary>
public sealed record QuestionReport
{
    public required string Id { get; init; }
    public required string Text { get; init; }
    /// <summary>The question's kind as written in the campaign, such as "likert".</summary>
    public required string Kind { get; init; }
    public required Elicitation Elicitation { get; init; }
    /// <summary>Where it was written as a row of a matrix: the matrix's text and the statement; null otherwise.</summary>
    public MatrixPlace? Matrix { get; init; }
    public required bool Primary { get; init; }
    /// <summary>Labels of the possibilities in natural order; empty for numbers and text.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
    /// <summary>What <see cref="StimulusResult.Mean"/> counts: "points", "share yes", "NPS", "EUR", "mean rank" …</summary>
    public required string Unit { get; init; }
    /// <summary>The scale's ends, for drawing; null where it has none.</summary>
    public double? Min { get; init; }
    public double? Max { get; init; }
    /// <summary>What is counted as favourable, such as "4 or 5 of 5"; null where nothing is.</summary>
    public string? TopBoxLabel { get; init; }
    /// <summary>Best first.</summary>
    public required IReadOnlyList<StimulusResult> Results { get; init; }
    public required Verdict Verdict { get; init; }
    /// <summary>Null where there are not two stimuli with numbers to compare.</summary>
    public VarianceShares? Variance { get; init; }
    /// <summary>Null where order did not vary.</summary>
    public OrderEffect? Order { get; init; }
    /// <summary>What dummies would have answered, beside the panel.</summary>
    public required IReadOnlyList<DummyResult> Dummies { get; init; }
    /// <summary>Options of a single choice, a multiple choice or a ranking: per option share, picked share or mean rank (by <see cref="Unit"/>).</summary>
    public IReadOnlyList<OptionResult> Options { get; init; } = [];
    /// <summary>Themes of open answers, and of reasons where the question is the primary one.</summary>
    public IReadOnlyList<Theme> Themes { get; init; } = [];
    public IReadOnlyList<HumanComparison> Human { get; init; } = [];
    /// <summary>What a compound question (MaxDiff, prices, conjoint …) found, for each stimulus; <see cref="Results"/> is empty then.</summary>
    public IReadOnlyList<CompoundReport> Compound { get; init; } = [];
}

/// <param name="Id">Of the matrix.</param>
/// <param name="Text">The matrix's.</param>
public sealed record MatrixPlace(string Id, string Text, string Statement);

/// <summary>One stimulus on one question.</summary>
public sealed record StimulusResult
{
    /// <summary>The variant's id, or "all variants" or "no stimulus".</summary>
    public required string Stimulus { get; init; }
    /// <summary>From 1; ties that cannot be told apart share <see cref="Letters"/>, not ranks.</summary>
    public required int Rank { get; init; }
    /// <summary>Twins that answered at least once.</summary>
    public required int Base { get; init; }
    /// <summary>Answers counted.</summary>
    public required int Answers { get; init; }
    /// <summary>Weighted mean over twins, with a bootstrap interval over twins.</summary>
    public required Estimate Mean { get; init; }
    /// <summary>Weighted share of favourable answers; null where nothing counts as favourable.</summary>
    public Estimate? TopBox { get; init; }
    /// <summary>Weighted distribution over the labels; empty for numbers and text.</summary>
    public required IReadOnlyList<double> Distribution { get; init; }
    /// <summary>Probability that this stimulus is the best, over bootstrap draws of twins; null with fewer than two stimuli.</summary>
    public double? ProbabilityBest { get; init; }
    /// <summary>Letters of the groups it belongs to; two stimuli that share a letter cannot be told apart.</summary>
    public string Letters { get; init; } = "";
    /// <summary>For numbers, the weighted median of the twins' means, which a few large ones do not move; null otherwise.</summary>
    public double? Median { get; init; }
    public IReadOnlyList<SegmentResult> Segments { get; init; } = [];
}

public sealed record SegmentResult(string Segment, int Base, Estimate Mean, Estimate? TopBox, IReadOnlyList<double> Distribution);

public sealed record OptionResult(string Id, string Label, Estimate Share);

/// <summary>Shares of the variance of single answers, summing to 1; null where the plan did not vary it.</summary>
/// <param name="Twin">Differences between twins whatever they see.</param>
/// <param name="TwinByVariant">Twins preferring different variants.</param>
/// <param name="Repeat">What is left when the same twin is asked the same again.</param>
public sealed record VarianceShares(double Variant, double Twin, double TwinByVariant, double? Order, double? Wording, double? Repeat, long Answers);

/// <param name="Shift">Mean when shown reversed minus mean when shown forward, in the question's unit.</param>
/// <param name="FlipRate">Share of (twin, stimulus) pairs asked both ways whose most likely answer changed.</param>
/// <param name="Pairs">How many such pairs there are.</param>
/// <param name="FirstShown">Share of answers that took the option shown first; 1/options if order had no effect. Null for scales.</param>
public sealed record OrderEffect(Estimate Shift, double FlipRate, int Pairs, double? FirstShown, int Options);

/// <summary>A dummy that needs no twin: "uniform", "always middle", "marginal" (every variant gets the panel's overall distribution).</summary>
/// <param name="Distance">Mean total variation distance between the dummy and the panel, over stimuli: near 0 means the panel says what the dummy says.</param>
/// <param name="MeanShift">The dummy's mean minus the panel's overall mean, in the question's unit; null where means have no meaning.</param>
public sealed record DummyResult(string Name, double Distance, double? MeanShift);

/// <summary>The panel's distribution beside real people's, with what dummies and other humans would score.</summary>
public sealed record HumanComparison
{
    public required string Stimulus { get; init; }
    public required int People { get; init; }
    public required IReadOnlyList<double> HumanDistribution { get; init; }
    public required IReadOnlyList<double> PanelDistribution { get; init; }
    /// <summary>The panel first, then the dummies, then "human noise floor": two resamples of the same people.</summary>
    public required IReadOnlyList<FitRow> Fits { get; init; }
    /// <summary>For rankings: Borda order of the people and of the panel, and Kendall's tau between them.</summary>
    public RankComparison? Ranks { get; init; }
    /// <summary>For ratings and yes or no of people whose twins are named: the mean, from their answers and everybody's twins.</summary>
    public RectifiedComparison? Rectified { get; init; }
    public required string Sentence { get; init; }
}

/// <summary>A mean over all whose twins were asked, from the answers of a few of them; in the question's unit.</summary>
/// <param name="People">Who answered and has a twin that did.</param>
/// <param name="Others">Twins whose person did not answer.</param>
/// <param name="Together">The mended mean, with a 95 % interval that holds however wrong twins are; null where it cannot be given.</param>
/// <param name="PeopleAlone">What these people say without any twin.</param>
/// <param name="TwinsAlone">What all twins say.</param>
/// <param name="Worth">How many people without twins would be as sure.</param>
/// <param name="Believed">How far twins are believed, λ: 0 not at all, 1 fully.</param>
/// <param name="Sentence">All of it in words, or what is missing.</param>
public sealed record RectifiedComparison(int People, int Others, Estimate? Together, Estimate? PeopleAlone, double? TwinsAlone, double? Worth, double? Believed, string Sentence);

/// <param name="Kolmogorov">max|CDF_a − CDF_b|; null for unordered options.</param>
/// <param name="TotalVariation">½Σ|a − b|.</param>
/// <param name="EarthMover">W1 in scale points; null for unordered options.</param>
/// <param name="KolmogorovHigh">For the noise floor: the 95 % quantile.</param>
public sealed record FitRow(string Name, double? Kolmogorov, double TotalVariation, double? EarthMover, double? KolmogorovHigh = null, double? TotalVariationHigh = null, double? EarthMoverHigh = null);

public sealed record RankComparison(IReadOnlyList<string> HumanOrder, IReadOnlyList<string> PanelOrder, double KendallTau, Estimate HumanSplitHalfTau);
