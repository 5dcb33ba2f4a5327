using Twins.Core.Personas;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Studies;
using Twins.Core.Validations.Gates;

namespace Twins.Core.Validations;

/// <summary>Everything a validation found. Written as <c>validation.json</c> as it stands, and drawn as <c>validation.html</c>.</summary>
public sealed record ValidationReport
{
    public const string Label = "Answers of twins are made by AI, not by people. This page says how far they were like people's in one validation, and no further.";

    public required string Id { get; init; }
    public required string Title { get; init; }
    public string? Objective { get; init; }
    public StudyUse? Use { get; init; }
    /// <summary>Who answered as the twins.</summary>
    public required string Respondent { get; init; }
    /// <summary>False for the offline respondent, whose answers validate nothing but itself.</summary>
    public required bool IsLanguageModel { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly Expires { get; init; }
    public required string GateTable { get; init; }
    public required IReadOnlyList<CheckResult> Checks { get; init; }
    public required IReadOnlyList<GateJudgement> Gates { get; init; }
    public CompositeIndex? Index { get; init; }
    /// <summary>The figure that a twin's level goes by; null where nothing was held against a baseline.</summary>
    public Finding? Headline { get; init; }
    /// <summary>How the panel has moved since the baseline of its watch; null where none is named or none ran.</summary>
    public DriftHistory? Drift { get; init; }
    /// <summary>The panel's twins that it is of, each with the version that was validated: those that were held against their own people where the headline is of such, otherwise all.</summary>
    public required IReadOnlyDictionary<string, string> Twins { get; init; }

    /// <summary>Those that a level can rest on, from the one that counts most: real people or outcomes, held against what needs no twin.</summary>
    private static readonly Metric[] Headlines = [Metric.Correlation, Metric.ForecastSkill, Metric.WinRate, Metric.AreaUnderCurve, Metric.Accuracy];

    public static ValidationReport Of(ValidationPlan plan, IReadOnlyList<CheckResult> checks, GateTable gates, Panel? panel, (string Name, bool IsLanguageModel) respondent, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Finding[] findings = [.. checks.SelectMany(c => c.Findings)];
        var headline = Headlines.Select(m => findings.FirstOrDefault(f => f.Metric == m && f.Baseline is not null)).FirstOrDefault(f => f is not null);
        // Who was held against their own person is known; nobody else has earned it.
        var judged = checks.FirstOrDefault(c => c.Id == headline?.Check)?.Twins?.ToHashSet(StringComparer.Ordinal);
        return new ValidationReport
        {
            Id = plan.Id,
            Title = plan.Name ?? plan.Id,
            Objective = plan.Objective,
            Use = plan.Use,
            Respondent = respondent.Name,
            IsLanguageModel = respondent.IsLanguageModel,
            Date = today,
            Expires = today.AddDays(plan.ExpiresAfter),
            GateTable = gates.Id,
            Checks = checks,
            Gates = GateJudgement.Of(gates, findings),
            Index = CompositeIndex.Of(findings, plan.Weights),
            Headline = headline,
            Twins = panel?.Members.DistinctBy(m => m.Twin.Id).Where(m => judged?.Contains(m.Twin.Id) ?? true).ToDictionary(m => m.Twin.Id, m => m.Version, StringComparer.Ordinal) ?? [],
        };
    }
}
