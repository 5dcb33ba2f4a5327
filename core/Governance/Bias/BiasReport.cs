using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias;

/// <summary>
/// What an audit found, with what it rests on and what it could not look at. Written as <c>bias.json</c> as it stands, whose
/// SHA-256 goes into the audit log, and as <c>bias.html</c>.
/// </summary>
public sealed record BiasReport
{
    public string Notice { get; } = StudyReport.Label;
    public required string Campaign { get; init; }
    public required string Title { get; init; }
    public string? Objective { get; init; }
    public required DateTimeOffset Finished { get; init; }
    public required RespondentIdentity Respondent { get; init; }
    public required string Panel { get; init; }
    public required string PanelName { get; init; }
    public required int Twins { get; init; }
    public required BiasMode Mode { get; init; }
    public required string WhyMode { get; init; }
    public required BiasScope Scope { get; init; }
    public required BiasVerdict Verdict { get; init; }
    /// <summary>What could not be examined, each with the reason.</summary>
    public required IReadOnlyList<string> NotExamined { get; init; }
    public required IReadOnlyList<SwapCoverage> Coverage { get; init; }
    public required IReadOnlyList<SwapFinding> Swaps { get; init; }
    public required IReadOnlyList<GroupFinding> Groups { get; init; }
    public required IReadOnlyList<ErrorFinding> Errors { get; init; }
    public required Likeness Likeness { get; init; }
    public required Usage Usage { get; init; }
    /// <summary>Audits of this panel that the audit log holds already, oldest first.</summary>
    public required IReadOnlyList<EarlierAudit> Earlier { get; init; }
    /// <summary>Why not everything was asked; null where it was.</summary>
    public string? Incomplete { get; init; }
}

/// <param name="Plan">Content hash of everything that was asked.</param>
/// <param name="Stimuli">Messages that were asked about, or 1 where nothing is shown.</param>
/// <param name="Answers">Answers that were asked for, and those that did not come.</param>
/// <param name="Tests">Swaps × questions with enough twins to be tested, which Holm's correction counts.</param>
/// <param name="Needed">Twins that it takes for anything to be shown among so many tests; null where no number would do.</param>
public sealed record BiasScope(string Plan, int Seed, int Replicates, int Stimuli, Elicitation Elicitation, long Evaluations, AnswerCount Answers, int Tests, int? Needed, bool Again);

public sealed record AnswerCount(long Asked, long Missing);

/// <summary>How many twins a swap could be made with.</summary>
public sealed record SwapCoverage(SwapAttribute Attribute, string Reference, string Other, int Asked, IReadOnlyList<LeftOut> LeftOut);

/// <summary>What the audit comes to.</summary>
public enum BiasOutcome
{
    /// <summary>Something was found that is not chance.</summary>
    Found,
    /// <summary>Something points that way and may be chance.</summary>
    Possible,
    /// <summary>Nothing was found by what could be examined.</summary>
    NotFound,
    /// <summary>There was too little to find anything with.</summary>
    TooFew,
}

/// <param name="Sentence">The whole in one sentence.</param>
/// <param name="Findings">What it rests on, a sentence each.</param>
public sealed record BiasVerdict(BiasOutcome Outcome, string Sentence, IReadOnlyList<string> Findings);

/// <param name="Entry">Its number in the audit log.</param>
/// <param name="Sha256">Of its bias.json.</param>
public sealed record EarlierAudit(long Entry, DateTimeOffset At, string Sha256);
