using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Drift;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>Reads a history: the last run against the baseline, and all runs since over time.</summary>
public static class WatchReading
{
    /// <summary>The chance of a false word about any question of one run; a watch is run a hundred times in a few months.</summary>
    private const double Level = .01;

    /// <summary>Cohen's small and medium effects, for numbers, which have no shares.</summary>
    private const double SmallShift = .2, MediumShift = .5;

    /// <param name="points">At least one, the first a baseline.</param>
    public static WatchReport Of(QuestionSet set, IReadOnlyList<WatchPoint> points)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfZero(points.Count);
        List<WatchPoint> since = [.. points.Skip(points.Select((p, i) => (p, i)).Last(x => x.p.IsBaseline).i)];
        var watched = set.Questions.Where(WatchedQuestion.Takes).ToList();
        var shifts = since.Count is 1 ? [] : watched.Select(q => Shift(q, since, watched.Count)).ToList();
        return new WatchReport(since[0], since[^1], since.Count - 1, shifts, DriftVerdicts.Worst([.. shifts.Select(s => s.Verdict)]), [.. Changed(since[0], since[^1])]);
    }

    private static IEnumerable<string> Changed(WatchPoint baseline, WatchPoint last)
    {
        if (baseline.Respondent != last.Respondent) yield return $"the respondent: {baseline.Respondent} then, {last.Respondent} now";
        else if (baseline.Settings != last.Settings) yield return "the respondent's settings or prompts";
        if (baseline.Twins != last.Twins) yield return $"the panel: {baseline.Twins} twins then, {last.Twins} now";
        else if (baseline.Panel != last.Panel) yield return "documents of the twins";
    }

    private static WatchedShift Shift(Question question, List<WatchPoint> since, int charts)
    {
        var all = since.Select(p => p.Questions.First(q => q.Id == question.Id)).ToList();
        var (before, now) = (all[0], all[^1]);
        if (before.Answers is 0 || now.Answers is 0) return new WatchedShift(question.Id, (before.Twins, now.Twins), null, null, null, null, null, null, null, null, before.Answers == now.Answers ? DriftVerdict.Unknown : DriftVerdict.Watch);
        var vary = since[^1].Varies;
        var chart = vary ? Chart(all, charts) : null;
        double? shift = now.Mean - before.Mean is { } moved && before.Spread is > 0 and var spread ? moved / spread : null;
        if (before.Shares is not { } then || now.Shares is not { } shares)
            return new WatchedShift(question.Id, (before.Twins, now.Twins), null, null, null, shift, null, Larger(chart?.Cusum.Up, chart?.Cusum.Down), Larger(chart?.PageHinkley.Up, chart?.PageHinkley.Down), chart?.Limit, Numbers(before, now, shift, chart));
        double[] p = [.. then], q = [.. shares];
        var psi = Stability.Index(Stability.Smooth(p, before.Answers), Stability.Smooth(q, now.Answers));
        double? chance = vary ? Stability.ChanceOf(psi, p.Length, before.Answers, now.Answers) : null;
        return new WatchedShift(
            question.Id, (before.Twins, now.Twins), psi, question is CategoricalQuestion { Ordinal: true } ? Distributions.Kolmogorov(p, q) : null, Distributions.JensenShannon(p, q) / Math.Log(2), shift, chance,
            Larger(chart?.Cusum.Up, chart?.Cusum.Down), Larger(chart?.PageHinkley.Up, chart?.PageHinkley.Down), chart?.Limit, Shares(psi, chance * charts, chart));
    }

    /// <summary>By the index; what it is too coarse or the answers too few to tell, the charts may.</summary>
    private static DriftVerdict Shares(double psi, double? chance, LevelChart? chart)
    {
        var single = psi < Stability.Watch ? DriftVerdict.Stable : chance > Level ? DriftVerdict.TooFew : psi > Stability.Act ? DriftVerdict.Act : DriftVerdict.Watch;
        return single is DriftVerdict.Act ? single : chart is { IsBeyond: true } ? DriftVerdict.Watch : single;
    }

    private static DriftVerdict Numbers(WatchedQuestion before, WatchedQuestion now, double? shift, LevelChart? chart)
    {
        if (shift is not { } s) return before.Mean == now.Mean ? DriftVerdict.Stable : DriftVerdict.Watch;
        // Of numbers that vary by chance, a shift counts once the chart shows it.
        if (chart is { IsBeyond: false }) return DriftVerdict.Stable;
        return Math.Abs(s) > MediumShift ? DriftVerdict.Act : Math.Abs(s) > SmallShift || chart is not null ? DriftVerdict.Watch : DriftVerdict.Stable;
    }

    /// <summary>The mean's, or that of the share which was largest at the baseline; null where answers did not vary then.</summary>
    private static LevelChart? Chart(List<WatchedQuestion> all, int charts)
    {
        var k = all[0].Mean is null && all[0].Shares is { } s ? s.ToList().IndexOf(s.Max()) : 0;
        if (k >= all[0].Within.Count || !(all[0].Within[k] > 0)) return null;
        double? Of(WatchedQuestion q) => q.Mean ?? (q.Shares is { } shares ? shares[k] : null);
        double Error(WatchedQuestion q) => all[0].Within[k] / Math.Sqrt(q.Answers);
        var told = all.Skip(1).Where(q => Of(q) is not null).ToList();
        return told.Count is 0 || Of(all[0]) is not { } level ? null : LevelChart.Of(level, Error(all[0]), [.. told.Select(q => Of(q)!.Value)], [.. told.Select(Error)], charts);
    }

    private static double? Larger(double[]? up, double[]? down) => up is null || down is null ? null : Math.Max(up[^1], down[^1]);
}
