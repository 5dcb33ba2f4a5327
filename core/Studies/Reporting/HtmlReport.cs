using System.Text;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Sections;

namespace Twins.Core.Studies.Reporting;

/// <summary>
/// The report as one self-contained page: no script, no request, light and dark, fit for print. Charts are plain inline
/// SVG, because they must follow the page's theme, be read by a screen reader and stay sharp on paper.
/// </summary>
public static class HtmlReport
{
    public static void Write(StudyReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(report, writer);
    }

    public static void Write(StudyReport report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        Page(report, new Messages(report)).WriteTo(writer);
    }

    private static Html Page(StudyReport report, Messages messages) =>
        new WebPage().Of(
            $"{report.Title}: Twins report",
            $"""
            <a class="skip" href="#ranking">Skip to the ranking</a>
            {FrontPage.Of(report)}
            {Contents.Of(report)}
            <main>
            {ChangeSection.Of(report, messages)}
            {DriftSection.Of(report.Drift)}
            {RankingSection.Of(report, messages)}
            {SegmentSection.Of(report, messages)}
            {VoiceSection.Reasons(report, messages)}
            {VoiceSection.Objections(report, messages)}
            {QuestionSection.All(report, messages)}
            {PeopleSection.Of(report)}
            {NoiseSection.Of(report)}
            {UnansweredSection.Of(report)}
            {MethodSection.Of(report)}
            </main>
            <footer class="end"><p><b>{StudyReport.Label}</b></p><p>{report.Respondent.Label}</p></footer>
            """);
}
