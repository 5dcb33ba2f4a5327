using System.Globalization;

namespace Twins.Core.Studies.Analysis;

/// <summary>A comparison in a sentence or two, for a message that a person reads before the report.</summary>
internal static class ChangeWords
{
    private const int Named = 2;

    public static string NotCompared(EarlierRun earlier, string obstacle) =>
        $"These figures cannot be compared with those of {(earlier.Cells is { } cells ? Day(cells.Finished) : $"the run {earlier.Run}")}: {obstacle}.";

    public static string Sentence(ChangeReport report) =>
        string.Join(' ', new[] { Numbers(report), News(report), report.Leader?.Sentence }.OfType<string>());

    private static string Numbers(ChangeReport report)
    {
        var changed = report.Variants.Where(v => v.Kind is ChangeKind.Changed).ToList();
        var noise = report.Variants.Count(v => v.Kind is ChangeKind.WithinNoise);
        var still = report.Variants.Count(v => v.Kind is ChangeKind.NotAskedAgain);
        var (since, all) = ($"since {Day(report.SinceFinished!.Value)}", report.Variants.Count);
        if (still == all) return $"Nothing was asked again {since}: {Things(report, all, "stands as it was", "stand as they were")}.";
        var head = changed.Count is 0
            ? $"No {Noun(report)} changed {since} by more than noise; {noise} of {all} {(noise is 1 ? "was" : "were")} asked again{Cause(report)}."
            : $"{changed.Count} of {Things(report, all, "changed", "changed")} {since}: {Moves(report, changed)}.{(noise > 0 ? $" {noise} more {(noise is 1 ? "was" : "were")} asked again and did not change beyond noise." : "")}";
        return still > 0 ? $"{head} {still} {(still is 1 ? "was" : "were")} not asked again." : head;
    }

    private static string Moves(ChangeReport report, List<VariantChange> changed) =>
        string.Join("; ", changed.Take(Named).Select(v => $"'{v.Id}' from {QuestionWords.Figure(v.Before, report.Unit)} to {QuestionWords.Figure(v.After, report.Unit)} ({QuestionWords.Shift(v.Difference.Value, report.Unit)}, 95 % {QuestionWords.Shift(v.Difference.Low, report.Unit)} to {QuestionWords.Shift(v.Difference.High, report.Unit)}; {v.Reasons[0]})")) + (changed.Count > Named ? $"; and {changed.Count - Named} more" : "");

    private static string? News(ChangeReport report)
    {
        string[] parts = [Names("New", report.Added), Names("Gone", report.Removed)];
        return string.Join(' ', parts.Where(p => p.Length > 0)) is { Length: > 0 } news ? news : null;
    }

    private static string Names(string what, IReadOnlyList<string> ids) => ids.Count is 0 ? ""
        : $"{what}: {string.Join(", ", ids.Take(Named).Select(id => $"'{id}'"))}{(ids.Count > Named ? $" and {ids.Count - Named} more" : "")}.";

    private static string Cause(ChangeReport report) =>
        report.Variants.FirstOrDefault(v => v.Kind is ChangeKind.WithinNoise) is { Reasons: [var reason, ..] } ? $" ({reason})" : "";

    private static string Things(ChangeReport report, int count, string one, string many) =>
        count is 1 ? $"1 {Noun(report)} {one}" : $"{count} {Noun(report)}s {many}";

    private static string Noun(ChangeReport report) => report.AreOptions ? "option" : "message";

    private static string Day(DateTimeOffset at) => at.ToString("d MMMM", CultureInfo.InvariantCulture);
}
