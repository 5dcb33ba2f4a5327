using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>What twins said in words: who, from which segment, about which variant, on what evidence.</summary>
internal static class VoiceSection
{
    private const int QuotesShown = 3;

    public static Html? Themes(QuestionReport q) => q.Themes.Count is 0 ? null :
        (Html)$"<details{(q.Results.Count is 0 ? (Html)$" open" : null)}><summary>{(q.Primary ? "Why, in their words" : "In their words")} (AI-generated)</summary>{List(q.Themes)}</details>";

    public static Html? Objections(StudyReport report) => report.Objections.All(o => o.Themes.Count is 0) ? null :
        (Html)$"<section><h2>What speaks against the messages</h2><p class=\"soft\">Objections by segment, most frequent first; AI-generated.</p>{report.Objections.Where(o => o.Themes.Count > 0).Select(o => (Html)$"<details><summary>{o.Segment}: {string.Join(", ", o.Themes.Take(4).Select(t => t.Name))}</summary>{List(o.Themes)}</details>")}</section>";

    private static Html List(IReadOnlyList<Theme> themes) =>
        $"<div class=\"columns\">{themes.Select(t => (Html)$"<div><h3>{t.Name} <small>{Figures.Of(t.Mentions, "twin", "twins")}</small></h3>{t.Quotes.Take(QuotesShown).Select(Quote)}</div>")}</div>";

    private static Html Quote(AttributedQuote q) =>
        $"<blockquote>{q.Text}<footer>{q.TwinName}, {q.Segment}, about {q.Variant}{(q.Cites.Count > 0 ? $"; cites {string.Join(", ", q.Cites)}" : "")}</footer></blockquote>";
}
