using System.Globalization;
using Twins.Core.Fidelity.Drift;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Personas.Change.Watching.Challenges;

namespace Twins.Cli.Terminal;

/// <summary>A watch on stdout: a line for each question, then the verdict, in words that a scheduler's mail can carry.</summary>
internal static class WatchText
{
    public static void Write(WatchReport report, IReadOnlyList<string> notWatched)
    {
        foreach (var q in report.Questions)
            Line($"{q.Question,-24} {q.Verdict.Spelled(),-8} n = {q.Base.Before}/{q.Base.Now}{Part("PSI", q.Psi, "0.00")}{Part("KS", q.Kolmogorov, "0.00")}{Part("JSD", q.JensenShannon, "0.000", " bits")}{Part("shift", q.Shift, "+0.00;-0.00;0.00", " SD")}{Part("p", q.Chance, "0.000")}{Chart(q)}");
        if (notWatched.Count > 0) Line($"Not watched: {string.Join(", ", notWatched)}.");
        if (report.Last.Missing > 0) Line($"No answer {report.Last.Missing} times (the twin did not know, or the model refused).");
        if (report.Changed.Count > 0) Line($"Changed since the baseline: {string.Join("; ", report.Changed)}.");
        Console.WriteLine(Sentence(report));
    }

    public static void Write(ModelComparison comparison)
    {
        foreach (var q in comparison.Questions)
            Line($"{q.Drift.Question,-24} {q.Verdict.Spelled(),-8} n = {q.Drift.Base.Before}/{q.Drift.Base.After}{Part("moved", q.Drift.TotalVariation, "0 %")}{Part("PSI", q.Drift.Psi, "0.00")}{Part("p", q.Drift.Chance, "0.000")}{Paired(q)}");
        if (comparison.NotCompared.Count > 0) Line($"Not compared: {string.Join(", ", comparison.NotCompared)}.");
        Line($"Verdict: {Judged(comparison.Verdict)}. {comparison.After} against {comparison.Before}, {comparison.Twins} twins.");
    }

    public static void Write(Challenge c)
    {
        if (c.LeftOut.Count > 0) Line($"Not scored on what they were made from: {string.Join("; ", c.LeftOut.Take(10))}{(c.LeftOut.Count > 10 ? $" and {c.LeftOut.Count - 10} more" : "")}.");
        if (c.Result is { } r) Line(string.Create(CultureInfo.InvariantCulture, $"Mean error, as a share of the scale: {c.Champion} {c.ChampionError:0.000}, {c.Challenger} {c.ChallengerError:0.000}; {c.Challenger} is {Math.Abs(r.Difference):0.000} {(r.Difference < 0 ? "worse" : "better")} ({100 - (5.0 / c.Challengers):0.#} %: {r.Interval.Low:+0.000;-0.000;0.000} to {r.Interval.High:+0.000;-0.000;0.000}; {r.People} people)."));
        if (c.Challengers > 1) Line($"Challenger number {c.Challengers} that is held against these people: the interval is wider, since of many one passes by luck.");
        Line($"Verdict: {Judged(c)}.");
    }

    private static string Judged(Challenge c) => c.Verdict switch
    {
        ChallengeVerdict.Passes => string.Create(CultureInfo.InvariantCulture, $"passes: {c.Challenger} is shown to be at most {c.Margin} worse than {c.Champion}{(c.Result!.Value.IsBetter ? ", and better" : "")}"),
        ChallengeVerdict.Fails => string.Create(CultureInfo.InvariantCulture, $"fails: {c.Challenger} is shown to be worse by more than {c.Margin}"),
        ChallengeVerdict.Undecided => string.Create(CultureInfo.InvariantCulture, $"undecided: it is not shown to be at most {c.Margin} worse; keep {c.Champion}, or ask more people"),
        _ => "too few: fewer than ten people could be scored on both",
    };

    private static string Sentence(WatchReport r)
    {
        var since = string.Create(CultureInfo.InvariantCulture, $"run {r.Last.Run}, {r.Last.Respondent}; baseline of {r.Baseline.At:yyyy-MM-dd HH:mm}Z, {r.Runs} since");
        return r.Runs is 0 ? $"Baseline kept ({r.Last.Twins} twins, {r.Last.Respondent}). The next run is held against it." : $"{(r.Verdict is DriftVerdict.Act ? "ALERT. " : "")}Verdict: {Judged(r.Verdict)} ({since}).";
    }

    private static string Judged(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.Stable => $"stable: below {Stability.Watch}, and no chart is beyond its limit",
        DriftVerdict.Watch => $"watch: between {Stability.Watch} and {Stability.Act}, or a small shift that lasts; look again soon",
        DriftVerdict.Act => $"act: above {Stability.Act}. These are no longer the answers that were validated; validate anew, go back, or accept it with --baseline",
        DriftVerdict.TooFew => "too few answers to tell a movement from chance; ask more often with --replicates",
        _ => "unknown: nothing was answered that could be compared",
    };

    private static string Chart(WatchedShift q) => q is { Cusum: { } cusum, PageHinkley: { } hinkley, Limit: { } limit } ? string.Create(CultureInfo.InvariantCulture, $", CUSUM {cusum:0.0} and Page-Hinkley {hinkley:0.0} of {limit:0.0}") : "";

    private static string Paired(ModelShift q) => q is { Shift: { } shift, Interval: { } i, Adjusted: { } p } ? string.Create(CultureInfo.InvariantCulture, $", same twins {shift:+0.00;-0.00;0.00} ({i.Low:0.00} to {i.High:0.00}; {q.Twins} twins; p {p:0.000} with all questions)") : "";

    private static string Part(string name, double? value, string format, string unit = "") => value is { } v ? $", {name} {v.ToString(format, CultureInfo.InvariantCulture)}{unit}" : "";

    private static void Line(string text) => Console.WriteLine(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));
}
