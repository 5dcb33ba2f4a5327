using System.Text;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>The audit as one self-contained page, made as reports are: no script, no request, light and dark, fit for print.</summary>
public static class BiasPage
{
    public static void Write(BiasReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Of(report).WriteTo(writer);
    }

    private static Html Of(BiasReport r) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{BiasSheet.Hash}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{r.Title}: bias audit</title>
        <style>{BiasSheet.Text}</style>
        </head>
        <body>
        <a class="skip" href="#swaps">Skip to the figures</a>
        {CoverSection.Of(r)}
        <nav aria-label="Sections"><ul><li><a href="#words">In words</a></li><li><a href="#swaps">Swaps</a></li><li><a href="#groups">Groups</a></li><li><a href="#errors">Beside people</a></li><li><a href="#likeness">Stereotypes</a></li><li><a href="#left-out">Left out</a></li><li><a href="#method">Method</a></li></ul></nav>
        <main>
        {WordsSection.Of(r)}
        {SwapSection.Of(r)}
        {GroupSection.Of(r)}
        {ErrorSection.Of(r)}
        {LikenessSection.Of(r)}
        {LeftOutSection.Of(r)}
        {MethodSection.Of(r)}
        </main>
        <footer class="end"><p><b>{StudyReport.Label}</b></p><p>{r.Respondent.Label}</p><p>This report is not legal advice.</p></footer>
        </body>
        </html>

        """;
}
