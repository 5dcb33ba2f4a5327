using System.Globalization;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Drift;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>How the panel's answers to a fixed set of questions have moved since the baseline of its watch.</summary>
/// <param name="Runs">Since the baseline, which is the first.</param>
/// <param name="Lines">Per question with shares: for each run the share of answers that moved since the baseline, null where nobody answered.</param>
public sealed record DriftHistory(DriftVerdict Verdict, string Respondent, IReadOnlyList<DateTimeOffset> Runs, IReadOnlyList<DriftLine> Lines, IReadOnlyList<WatchedShift> Last, IReadOnlyList<string> Changed)
{
    /// <summary>All of it in a sentence.</summary>
    public string Sentence => Runs.Count < 2
        ? $"A baseline was taken on {Day(Runs[0])}; nothing has been asked again since."
        : $"{Runs.Count - 1} {(Runs.Count is 2 ? "run" : "runs")} since the baseline of {Day(Runs[0])}, the last on {Day(Runs[^1])}, answered by {Respondent}: {Words()}.";

    internal static DriftHistory Of(QuestionSet set, IReadOnlyList<WatchPoint> points)
    {
        var report = WatchReading.Of(set, points);
        List<WatchPoint> since = [.. points.Where(p => p.Run >= report.Baseline.Run)];
        var lines = report.Baseline.Questions.Where(q => q.Shares is not null).Select(q => new DriftLine(q.Id, [.. since.Select(p => Moved(q, p))])).ToList();
        return new DriftHistory(report.Verdict, report.Last.Respondent, [.. since.Select(p => p.At)], lines, report.Questions, report.Changed);
    }

    private string Words() => Verdict switch
    {
        DriftVerdict.Stable => string.Create(CultureInfo.InvariantCulture, $"stable, every index is below {Stability.Watch}"),
        DriftVerdict.Watch => "to be watched, something has moved a little",
        DriftVerdict.Act => string.Create(CultureInfo.InvariantCulture, $"moved (an index above {Stability.Act}, or a number by half a standard deviation); these are no longer the twins of the baseline"),
        DriftVerdict.TooFew => "too few answers to tell a movement from chance",
        _ => "unknown",
    };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static double? Moved(WatchedQuestion baseline, WatchPoint point) =>
        point.Questions.FirstOrDefault(q => q.Id == baseline.Id)?.Shares is { } now && now.Count == baseline.Shares!.Count ? Distributions.TotalVariation([.. baseline.Shares], [.. now]) : null;
}

public sealed record DriftLine(string Question, IReadOnlyList<double?> Moved);
