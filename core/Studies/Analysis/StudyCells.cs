using Twins.Core.Respondents;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// What a later run needs to be compared with this one: every twin's own mean for each contestant of the primary question,
/// and content hashes of everything that went into it. Written beside the report as <c>cells.json</c>.
/// </summary>
public sealed record StudyCells
{
    /// <summary>Raised with every change of the format or of what a number in it means.</summary>
    public const int Format = 1;

    /// <summary>Of the format; whoever reads another one compares nothing.</summary>
    public required int Version { get; init; }
    public required string Campaign { get; init; }
    public required DateTimeOffset Finished { get; init; }
    public required CellsAsked Asked { get; init; }
    /// <summary>What a value counts, as in <see cref="QuestionReport.Unit"/>.</summary>
    public required string Unit { get; init; }
    public required bool HighestIsBest { get; init; }
    /// <summary>The ends of what a value can be; null where it has none.</summary>
    public double? Low { get; init; }
    public double? High { get; init; }
    /// <summary>True when options of one question are compared, not messages.</summary>
    public required bool AreOptions { get; init; }
    /// <summary>In the order of their ids.</summary>
    public required IReadOnlyList<CellTwin> Twins { get; init; }
    public required IReadOnlyList<CellColumn> Columns { get; init; }
    /// <summary>A row for each twin, a value for each column; null where the twin gave no answer.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Values { get; init; }
}

/// <summary>How the primary question was asked, for all twins and columns alike.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="QuestionHash">Content hash of the question.</param>
/// <param name="Questionnaire">Content hash of all questions that were asked together with it.</param>
/// <param name="Context">Content hash of what every twin is told first, and of the currency.</param>
/// <param name="Options">Content hash of replicates, wordings and seed.</param>
/// <param name="Respondent">The model's name, or "offline".</param>
/// <param name="Settings">Content hash of the model's settings and of the wording of its task; null where there are none.</param>
public sealed record CellsAsked(string Question, string QuestionHash, string Questionnaire, string Context, Elicitation Elicitation, string Options, string Respondent, string? Settings);

/// <param name="Version">Content hash of the twin.</param>
/// <param name="Weight">How much it counts in this run's panel.</param>
public sealed record CellTwin(string Id, string Version, double Weight);

/// <param name="Id">The message's or the option's id.</param>
/// <param name="Hash">Content hash of what a twin was shown when it answered.</param>
public sealed record CellColumn(string Id, string Hash);
