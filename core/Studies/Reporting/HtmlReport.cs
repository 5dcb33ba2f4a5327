using System.Text;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>
/// The report as one self-contained page: no script, no request, light and dark, fit for print. Charts are plain inline
/// SVG and HTML, because they must follow the page's theme, be read by a screen reader and be selected as text.
/// </summary>
public static class HtmlReport
{
    public static void Write(StudyReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Page(report).WriteTo(writer);
    }

    private static Html Page(StudyReport report) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="generator" content="Twins">
        <title>{report.Title}</title>
        {ReportStyle.Sheet}
        </head>
        <body>
        <main>
        {HeadSection.Of(report)}
        {report.Questions.Select((q, i) => QuestionSection.Of(report, q, i == 0))}
        {VoiceSection.Objections(report)}
        {NoteSection.Of(report)}
        </main>
        </body>
        </html>

        """;
}
