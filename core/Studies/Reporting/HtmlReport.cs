using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

public static class HtmlReport
{
    public static void Write(StudyReport report, Stream stream)
    {
        Html page = $"<h1>{report.Title}</h1>";
        using var writer = new StreamWriter(stream, leaveOpen: true);
        page.WriteTo(writer);
    }
}
