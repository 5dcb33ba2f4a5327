using Twins.Core.Personas.Change.Watching;
using Twins.Core.Respondents;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// Everything a study found, with what it takes to judge it. Written as <c>report.json</c> as it stands and drawn by the
/// HTML report; no number in it travels without its base, its interval or its baselines.
/// </summary>
public sealed record StudyReport
{
    /// <summary>What every page, file and card with answers in it says first.</summary>
    public const string Label = "AI-generated: answers come from digital twins, not people";

    /// <summary>The <see cref="Label"/>, so that <c>report.json</c> carries it too.</summary>
    public string Notice { get; } = Label;
    public required string Campaign { get; init; }
    public required string Title { get; init; }
    public string? Objective { get; init; }
    public required DateTimeOffset Finished { get; init; }
    public required RespondentIdentity Respondent { get; init; }
    public required PanelSummary Panel { get; init; }
    public required PlanSummary Plan { get; init; }
    /// <summary>The verdict on the primary question, first thing a reader sees.</summary>
    public required Verdict Verdict { get; init; }
    public required EffectiveSample Worth { get; init; }
    /// <summary>The primary question first, then the others as asked; a question elicited in several ways appears once for each.</summary>
    public required IReadOnlyList<QuestionReport> Questions { get; init; }
    /// <summary>For questions elicited in several ways: how far the ways agree.</summary>
    public IReadOnlyList<ElicitationComparison> Elicitations { get; init; } = [];
    public required IReadOnlyList<VariantCard> Variants { get; init; }
    public required IReadOnlyList<OutcomeCount> Outcomes { get; init; }
    /// <summary>What speaks against the messages, by segment, most frequent first.</summary>
    public required IReadOnlyList<SegmentThemes> Objections { get; init; }
    public required CostReport Cost { get; init; }
    /// <summary>What moved since an earlier run; null when there is none to compare with.</summary>
    public ChangeReport? Changes { get; init; }
    /// <summary>How the panel's answers have moved since the baseline of its watch; null for a run that belongs to none.</summary>
    public DriftHistory? Drift { get; init; }
    /// <summary>Anything a reader must know before using a number.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>An estimate with its interval (95 % unless said otherwise).</summary>
public readonly record struct Estimate(double Value, double Low, double High);

/// <summary>The three verdicts in words.</summary>
public enum VerdictKind
{
    Separable,
    TooCloseToCall,
    TooWeakToUse,
}

/// <param name="Sentence">The verdict as a person would say it, naming variants.</param>
/// <param name="Reasons">What it rests on, one short sentence each.</param>
public sealed record Verdict(VerdictKind Kind, string Sentence, IReadOnlyList<string> Reasons);

/// <param name="Levels">How many twins stand on each fidelity level (1 to 5).</param>
/// <param name="EffectiveTwins">Kish's effective sample size of the weights, (Σw)²/Σw².</param>
public sealed record PanelSummary(string Id, string Name, int Twins, IReadOnlyList<SegmentSummary> Segments, IReadOnlyDictionary<int, int> Levels, double EffectiveTwins);

/// <param name="Share">Its share of the total weight.</param>
public sealed record SegmentSummary(string Name, int Twins, double Share);

/// <param name="Hash">Content hash of what was planned: twin versions, what was shown and asked, and the options.</param>
public sealed record PlanSummary(string Hash, int Variants, int Replicates, int Paraphrases, IReadOnlyList<Elicitation> Elicitations, int Seed, long Evaluations);

/// <summary>How many human respondents the panel's mean is worth on a typical question.</summary>
/// <param name="Humans">1 / (1/15 + 1/n) with n the effective number of twins.</param>
/// <param name="Low">The same at the lower quartile (5) of the published distribution.</param>
/// <param name="High">The same at the upper quartile (50).</param>
public sealed record EffectiveSample(double Humans, double Low, double High);

public sealed record OutcomeCount(string Outcome, long Count, IReadOnlyList<string> Reasons);

/// <param name="Mentions">How many twins said it.</param>
public sealed record Theme(string Name, int Mentions, IReadOnlyList<AttributedQuote> Quotes);

public sealed record AttributedQuote(string Text, string TwinId, string TwinName, string Segment, string Variant, IReadOnlyList<string> Cites);

public sealed record SegmentThemes(string Segment, IReadOnlyList<Theme> Themes);

/// <param name="EstimateLow">The range given before the run, in US dollars; null where prices are unknown or nothing costs.</param>
/// <param name="EstimateError">Actual over the middle of the estimate, minus 1; null without an estimate.</param>
/// <param name="Spent">What was bought now, in US dollars; tokens likewise.</param>
/// <param name="SpentBefore">What this run had spent in earlier processes.</param>
public sealed record CostReport(decimal Spent, decimal SpentBefore, long CallsBought, long CallsReused, long InputTokens, long CachedTokens, long OutputTokens, decimal? EstimateLow, decimal? EstimateHigh, double? EstimateError, double Seconds);

/// <summary>What a variant said, so that a reader of the report need not open the campaign.</summary>
public sealed record VariantCard(string Id, string? Headline, string? Body, string? Offer, string? Price, string? Channel, bool HasImage);

/// <summary>Two ways of eliciting the same question, side by side.</summary>
/// <param name="Correlation">Pearson's r of the stimuli's means; null with fewer than three stimuli or where one way sees no difference.</param>
/// <param name="TotalVariation">Mean total variation distance between the two distributions, over stimuli.</param>
/// <param name="Shift">Mean of the second minus mean of the first, in the question's unit.</param>
public sealed record ElicitationComparison(string Question, Elicitation First, Elicitation Second, int Stimuli, double? Correlation, double TotalVariation, double Shift);
