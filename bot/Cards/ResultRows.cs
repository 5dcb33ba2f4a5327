using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Bot.Cards;

/// <summary>One message or option with what it takes to judge its number.</summary>
/// <param name="Height">For a chart: shares in percent.</param>
/// <param name="Fill">How far along its scale it lies, from 0 to 1.</param>
/// <param name="Value">The number with its 95 % interval, in words.</param>
/// <param name="Base">Twins that answered.</param>
/// <param name="IsFront">Cannot be told apart from the best.</param>
/// <param name="Best">Chance to come out first; null where nothing competes.</param>
internal sealed record ResultRow(string Name, double Height, double Fill, string Value, int Base, bool IsFront, double? Best);

/// <summary>The rows of a report's primary question, best first.</summary>
internal sealed record ResultRows(string Unit, IReadOnlyList<ResultRow> Rows)
{
    private static readonly ResultRows None = new("", []);

    /// <summary>A choice about one thing has its result in its options; open answers have theirs in their themes.</summary>
    public static ResultRows Of(StudyReport report) => report.Questions switch
    {
        [{ Kind: "open" }, ..] or [] => None,
        [{ Options.Count: > 0, Results.Count: 1 } q, ..] => Options(q),
        [{ Compound.Count: > 0 } q, ..] => Parts(q),
        [var q, ..] => Messages(q, new Messages(report)),
    };

    private static ResultRows Messages(QuestionReport q, Messages messages)
    {
        var (unit, front, isShare) = (new UnitText(q), new FrontGroup(q), IsShare(q.Unit));
        var results = q.Results.Where(r => double.IsFinite(r.Mean.Value)).ToList();
        var (low, high) = (q.Min ?? Math.Min(0, results.Select(r => r.Mean.Value).DefaultIfEmpty().Min()), q.Max ?? results.Select(r => r.Mean.Value).DefaultIfEmpty().Max());
        return new(isShare ? $"{q.Unit}, %" : q.Unit, [.. results.Select(r => new ResultRow(
            Named(messages.Line(r.Stimulus)),
            isShare ? 100 * r.Mean.Value : r.Mean.Value,
            Fill(r.Mean.Value, low, high),
            $"{unit.Of(r.Mean.Value)} ({unit.Range(r.Mean)})",
            r.Base,
            results.Count > 1 && front.Holds(r),
            r.ProbabilityBest))]);
    }

    private static ResultRows Options(QuestionReport q)
    {
        var ranks = q.Kind is "rank";
        var options = ranks ? q.Options.OrderBy(o => o.Share.Value) : q.Options.OrderByDescending(o => o.Share.Value);
        string Figure(double value) => ranks ? Figures.Number(value, 2) : Figures.Percent(value);
        return new(ranks ? "mean rank, 1 is best" : "share choosing, %", [.. options.Where(o => double.IsFinite(o.Share.Value)).Select(o => new ResultRow(
            o.Label,
            ranks ? o.Share.Value : 100 * o.Share.Value,
            ranks ? Fill(o.Share.Value, 0, q.Options.Count) : o.Share.Value,
            $"{Figure(o.Share.Value)} ({Figures.Range(Figure(o.Share.Low), Figure(o.Share.High))})",
            q.Results[0].Base,
            IsFront: false,
            Best: null))]);
    }

    /// <summary>The items, prices or attributes that a question in several parts is about.</summary>
    private static ResultRows Parts(QuestionReport q)
    {
        var (unit, isShare) = (new UnitText(q), IsShare(q.Unit));
        var figures = q.Compound.SelectMany(c => c.Figures.Select(f => (Report: c, Figure: f))).Where(f => double.IsFinite(f.Figure.Value.Value)).ToList();
        var most = isShare ? 1 : figures.Select(f => f.Figure.Value.Value).DefaultIfEmpty().Max();
        return new(isShare ? $"{q.Unit}, %" : q.Unit, [.. figures.Select(f => new ResultRow(
            q.Compound.Count > 1 ? $"{f.Figure.Label} ({f.Report.Stimulus})" : f.Figure.Label,
            isShare ? 100 * f.Figure.Value.Value : f.Figure.Value.Value,
            Fill(f.Figure.Value.Value, 0, most),
            $"{unit.Of(f.Figure.Value.Value)} ({unit.Range(f.Figure.Value)})",
            f.Report.Base,
            f.Figure.IsFront,
            Best: null))]);
    }

    private static string Named(string stimulus) => stimulus is "no stimulus" or "all variants" ? "All answers" : stimulus;

    private static bool IsShare(string unit) => unit.StartsWith("share", StringComparison.Ordinal);

    private static double Fill(double value, double low, double high) => high > low ? Math.Clamp((value - low) / (high - low), 0, 1) : 0;
}
