using Twins.Core.Fidelity;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;

namespace Twins.Core.Validations.Drift;

/// <summary>How the panel's answers to a fixed set of questions have moved since the baseline of its watch.</summary>
/// <param name="Runs">Since the baseline, which is the first.</param>
/// <param name="Lines">Per question with shares: for each run the share of answers that moved since the baseline, null where nobody answered.</param>
public sealed record DriftHistory(DriftVerdict Verdict, string Respondent, IReadOnlyList<DateTimeOffset> Runs, IReadOnlyList<DriftLine> Lines, IReadOnlyList<WatchedShift> Last, IReadOnlyList<string> Changed)
{
    internal static DriftHistory Of(QuestionSet set, IReadOnlyList<WatchPoint> points)
    {
        var report = WatchReading.Of(set, points);
        List<WatchPoint> since = [.. points.Where(p => p.Run >= report.Baseline.Run)];
        var lines = report.Baseline.Questions.Where(q => q.Shares is not null).Select(q => new DriftLine(q.Id, [.. since.Select(p => Moved(q, p))])).ToList();
        return new DriftHistory(report.Verdict, report.Last.Respondent, [.. since.Select(p => p.At)], lines, report.Questions, report.Changed);
    }

    private static double? Moved(WatchedQuestion baseline, WatchPoint point) =>
        point.Questions.FirstOrDefault(q => q.Id == baseline.Id)?.Shares is { } now && now.Count == baseline.Shares!.Count ? Distributions.TotalVariation([.. baseline.Shares], [.. now]) : null;
}

public sealed record DriftLine(string Question, IReadOnlyList<double?> Moved);
