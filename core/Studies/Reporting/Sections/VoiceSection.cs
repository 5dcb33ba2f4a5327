using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>What twins said in words: who, from which segment, about which variant, on what evidence.</summary>
internal static class VoiceSection
{
    private const int Open = 2;

    /// <summary>Themes of a segment at first sight.</summary>
    private const int Most = 4;

    public static Html? Objections(StudyReport report, Messages messages)
    {
        var found = report.Objections.Where(o => o.Themes.Count > 0).ToList();
        return found.Count is 0 ? null : (Html)$"""
            <section id="objections"><h2>What speaks against the messages</h2>
            <p class="lead">Objections by segment, most frequent first. <span class="label ai">AI-generated words</span></p>
            <div class="bysegment">{found.Select(o => (Html)$"<div class=\"segment\"><h3 dir=\"auto\">{o.Segment}</h3>{List(o.Themes, messages)}</div>")}</div>
            </section>
            """;
    }

    public static Html? Reasons(StudyReport report, Messages messages) =>
        report.Questions is [{ Themes.Count: > 0 } q, ..] ? (Html)$"<section id=\"reasons\"><h2>Why they answered so</h2><p class=\"lead\">Themes in the reasons given for the first question. <span class=\"label ai\">AI-generated words</span></p>{Columns(q, messages)}</section>" : null;

    public static Html? Themes(QuestionReport q, Messages messages) =>
        q.Themes.Count is 0 ? null : (Html)$"<p><span class=\"label ai\">AI-generated words</span></p>{Columns(q, messages)}";

    private static Html Columns(QuestionReport q, Messages messages) => $"<div class=\"segments\">{q.Themes.Select(t => (Html)$"<div class=\"segment\">{List([t], messages)}</div>")}</div>";

    private static Html List(IReadOnlyList<Theme> themes, Messages messages)
    {
        var most = themes.Max(t => t.Mentions);
        return $"{themes.Take(Most).Select(t => One(t, themes.Count, most, messages))}{Fold(themes.Count - Most, "theme", "themes", themes.Skip(Most).Select(t => One(t, themes.Count, most, messages)))}";
    }

    private static Html One(Theme t, int of, int most, Messages messages) =>
        $"""
        <div class="theme"><h4 dir="auto">{t.Name} <small>{Figures.Of(t.Mentions, "twin", "twins")}</small></h4>{(of > 1 ? ShareBar.Of((double)t.Mentions / Math.Max(1, most), "thin") : null)}
        {t.Quotes.Take(Open).Select(q => Quote(q, messages))}
        {Fold(t.Quotes.Count - Open, "voice", "voices", t.Quotes.Skip(Open).Select(q => Quote(q, messages)))}</div>
        """;

    private static Html? Fold(int count, string one, string many, IEnumerable<Html> rest) =>
        count <= 0 ? null : (Html)$"<details class=\"more\"><summary>{Figures.Of(count, $"more {one}", $"more {many}")}</summary>{rest}</details>";

    private static Html Quote(AttributedQuote q, Messages messages) =>
        $"""
        <blockquote><p dir="auto">{q.Text}</p><footer><span><b dir="auto">{q.TwinName}</b> <code>{q.TwinId}</code>, <i dir="auto">{q.Segment}</i></span>{(q.Variant is "no stimulus" ? null : (Html)$"<span>on “{messages.Short(q.Variant)}”</span>")}{(q.Cites.Count is 0 ? null : (Html)$"<span class=\"cite\" dir=\"auto\">citing {string.Join("; ", q.Cites)}</span>")}</footer></blockquote>
        """;
}
