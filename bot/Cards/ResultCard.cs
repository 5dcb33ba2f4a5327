using System.Text.Json.Nodes;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Bot.Cards;

/// <summary>What a panel said: verdict first, then the chart, every number with its interval and base, and what to hold against it.</summary>
public static class ResultCard
{
    private const int MostRows = 10, MostReasons = 3, MostWarnings = 3, MostThemes = 2;

    /// <param name="link">The whole report, where it can be opened by https.</param>
    public static JsonObject Of(StudyReport report, Uri? link = null) => Of("Panel result", report, link);

    internal static JsonObject Of(string kind, StudyReport report, Uri? link)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rows = ResultRows.Of(report);
        return CardFrame.Fit(Math.Min(MostRows, rows.Rows.Count), count => Card(kind, report, rows, count, CardActions.Link("Open the report", link)));
    }

    private static JsonObject Card(string kind, StudyReport report, ResultRows rows, int count, JsonObject? link) => CardFrame.Of(
        $"{CardText.Plain(report.Title, 120)}. {ResultNotes.Verdict(report.Verdict.Kind)[2..]}: {CardText.Plain(report.Verdict.Sentence, 300)} {StudyReport.Label}.",
        [
            CardParts.Header(kind, report.Title),
            CardParts.Labels(report.Respondent),
            Verdict(report.Verdict),
            CardParts.When(report.Questions.Count > 0, () => CardParts.Line(new CardRun("Asked: ") { Strong = true }, new CardRun($"“{CardText.Plain(report.Questions[0].Text, 250)}”"))),
            ResultChart.Of(report, rows, count),
            CardParts.When(count > 0, () => Numbers(rows, count)),
            CardParts.When(count > 1 && rows.Rows.Any(r => r.IsFront), () => CardParts.Note("● cannot be told apart from the best. Best: chance to come out first among resampled twins.")),
            CardParts.When(rows.Rows.Count > count, () => CardParts.Note($"and {rows.Rows.Count - count} more; {(link is null ? "the report has them all" : "open the report to see them all")}.")),
            .. Themes(report),
            CardParts.Fact("Base", ResultNotes.Asked(report)),
            CardParts.Fact("Baselines", ResultNotes.Baselines(report), 250),
            CardParts.Fact("Real people", ResultNotes.People(report), 300),
            CardParts.Fact("Worth", ResultNotes.Worth(report)),
            CardParts.When(report.Warnings.Count > 0, () => Warnings(report.Warnings)),
            CardParts.Note($"Cost: {ResultNotes.Cost(report.Cost)}"),
        ],
        link).Wide();

    private static JsonObject Verdict(Verdict verdict) => CardParts.Box(ResultNotes.Style(verdict.Kind),
    [
        CardParts.Line(new CardRun(ResultNotes.Verdict(verdict.Kind)) { Strong = true }),
        CardParts.Text(verdict.Sentence),
        .. CardParts.Bullets(verdict.Reasons.Take(MostReasons), 200),
    ]);

    private static JsonObject Numbers(ResultRows rows, int count) => CardParts.Table([6, 5, 2],
    [
        [Head("Message or option"), Head("95 % interval"), Head("Twins")],
        .. rows.Rows.Take(count).Select(row => (JsonObject[])
        [
            CardParts.Line(new CardRun(row.IsFront ? "● " : null), new CardRun(row.Name, 90)),
            CardParts.Line(new CardRun(row.Value, 60), new CardRun(row.Best is { } best ? $" best: {Figures.Chance(best)}" : null) { Small = true, Subtle = true }),
            CardParts.Text(Figures.Count(row.Base)),
        ]),
    ]);

    private static JsonObject Head(string name) => CardParts.Line(new CardRun(name) { Strong = true, Small = true, Subtle = true });

    private static IEnumerable<JsonObject> Themes(StudyReport report)
    {
        if (report.Questions is not [{ Themes.Count: > 0 } q, ..]) yield break;
        yield return CardParts.Heading("In the twins' words");
        foreach (var theme in q.Themes.Take(MostThemes))
            yield return CardParts.Line(
                new CardRun(theme.Name, 60) { Strong = true },
                new CardRun($" ({Figures.Of(theme.Mentions, "twin", "twins")})"),
                theme.Quotes is [var quote, ..] ? new CardRun($": “{CardText.Plain(quote.Text, 180)}” – {CardText.Plain(quote.TwinName, 60)} (AI)") : new CardRun(null));
    }

    private static JsonObject Warnings(IReadOnlyList<string> warnings) => CardParts.Box("warning",
    [
        CardParts.Line(new CardRun("⚠ Before you use a number") { Strong = true }),
        .. CardParts.Bullets(warnings.Take(MostWarnings), 200),
        warnings.Count > MostWarnings ? CardParts.Note($"and {warnings.Count - MostWarnings} more in the report.") : null,
    ]);
}
