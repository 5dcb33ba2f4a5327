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
        new WebPage(BiasSheet.Css).Of(
            $"{r.Title}: bias audit",
            $"""
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
            """);
}
