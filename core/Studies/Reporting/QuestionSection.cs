using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>One question: its verdict, the ranking or the options, the segments, the noise, the dummies and the people.</summary>
internal static class QuestionSection
{
    private const int OpenRows = 12;

    public static Html Of(StudyReport report, QuestionReport q, bool first) =>
        $"""
        <section>
        <h2>{q.Text}</h2>
        <p class="soft">{q.Kind.Replace('_', ' ')} · elicited: {q.Elicitation.ToString().ToLowerInvariant()}{(q.Primary ? " · ranks the variants" : "")}{(q.TopBoxLabel is { } top ? $" · favourable: {top}" : "")}</p>
        {(first ? null : HeadSection.VerdictBox(q.Verdict))}
        {(q.Labels.Count > 0 ? Marks.Legend(q.Labels) : null)}
        {Ranking(report, q)}
        {Options(q)}
        {SegmentTable.Of(report, q)}
        {NoiseTable.Of(q)}
        {q.Human.Select(h => HumanSection.Of(q, h))}
        {VoiceSection.Themes(q)}
        </section>
        """;

    private static Html? Ranking(StudyReport report, QuestionReport q)
    {
        var rows = q.Results.Where(r => double.IsFinite(r.Mean.Value)).ToList();
        if (rows.Count is 0) return null;
        var (min, max) = (rows.Min(r => r.Mean.Low), rows.Max(r => r.Mean.High));
        var cards = report.Variants.ToDictionary(v => v.Id, StringComparer.Ordinal);
        var head = (Html)$"<thead><tr><th class=\"n\">#</th><th>variant</th><th>{Marks.Axis(min, max, q.Unit)}</th><th class=\"n\">{q.Unit}</th>{(q.TopBoxLabel is null ? null : (Html)$"<th class=\"n\">favourable</th>")}{(rows.Count < 2 ? null : (Html)$"<th class=\"n\">best with</th><th>group</th>")}<th>distribution</th><th class=\"n\">n</th></tr></thead>";
        var table = (IEnumerable<StimulusResult> part) => (Html)$"<div class=\"wide\"><table>{head}<tbody>{part.Select(r => Row(q, r, cards.GetValueOrDefault(r.Stimulus), min, max, rows.Count))}</tbody></table></div>";
        return $"{table(rows.Take(OpenRows))}{(rows.Count <= OpenRows ? null : (Html)$"<details><summary>All other {rows.Count - OpenRows} variants</summary>{table(rows.Skip(OpenRows))}</details>")}<p class=\"soft\">Bars are 95 % intervals over twins. Variants that share a letter cannot be told apart.</p>";
    }

    private static Html Row(QuestionReport q, StimulusResult r, VariantCard? card, double min, double max, int count) =>
        $"""
        <tr><td class="n">{r.Rank}</td><td class="message"><strong>{r.Stimulus}</strong><br><small>{card?.Headline ?? card?.Offer ?? card?.Body}{(card?.Price is { } price ? $" · {price}" : "")}</small></td><td>{Marks.Interval(r.Mean, min, max)}</td><td class="n">{Figures.Number(r.Mean.Value, 2)}<br><small>{Figures.Range(Figures.Number(r.Mean.Low, 2), Figures.Number(r.Mean.High, 2))}</small></td>{(q.TopBoxLabel is null ? null : (Html)$"<td class=\"n\">{(r.TopBox is { } top ? (Html)$"{Figures.Percent(top.Value)}<br><small>{Figures.PercentRange(top)}</small>" : null)}</td>")}{(count < 2 ? null : (Html)$"<td class=\"n\">{(r.ProbabilityBest is { } best ? Figures.Chance(best) : Figures.None)}</td><td class=\"letters\">{r.Letters}</td>")}<td>{(r.Distribution.Count > 0 && r.Distribution.Count == q.Labels.Count ? Marks.Spread(r.Distribution, q.Labels) : null)}</td><td class="n">{r.Base}<br><small>{Figures.Count(r.Answers)} answers</small></td></tr>
        """;

    private static Html? Options(QuestionReport q)
    {
        if (q.Options.Count is 0) return null;
        var most = q.Options.Max(o => Math.Abs(o.Share.Value));
        var shares = most <= 1;
        var shown = (double v) => shares ? Figures.Percent(v) : Figures.Number(v, 2);
        return $"<h3>Options</h3><div class=\"wide\"><table><thead><tr><th>option</th><th style=\"width:45%\"></th><th class=\"n\">{(shares ? "share" : q.Unit)}</th><th class=\"n\">95 %</th></tr></thead><tbody>{q.Options.Select(o => (Html)$"<tr><td class=\"message\">{o.Label}</td><td>{Marks.Bar(most > 0 ? o.Share.Value / most : 0)}</td><td class=\"n\">{shown(o.Share.Value)}</td><td class=\"n\">{Figures.Range(shown(o.Share.Low), shown(o.Share.High))}</td></tr>")}</tbody></table></div>";
    }
}
