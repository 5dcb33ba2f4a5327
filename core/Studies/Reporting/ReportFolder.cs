using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>
/// Where a report goes. Every file is written beside its place and moved there whole, so that a killed run leaves last
/// night's report and never half of a new one.
/// </summary>
public sealed class ReportFolder(string path)
{
    public const string Answers = "answers.csv";
    public const string Page = "report.html";
    public const string Json = "report.json";
    public const string BiasPage = "bias.html";
    public const string BiasJson = "bias.json";
    public const string ValidationPage = "validation.html";
    public const string ValidationJson = "validation.json";

    private const string Unfinished = ".partial";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Opens a file that <see cref="Write"/> will put in its place.</summary>
    public FileStream Create(string name)
    {
        Directory.CreateDirectory(Path);
        return new FileStream(At(name) + Unfinished, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Writes the report and puts everything in its place.</summary>
    public void Write(StudyReport report)
    {
        using (var json = Create(Json)) JsonReport.Write(report, json);
        using (var page = Create(Page)) HtmlReport.Write(report, page);
        foreach (var name in new[] { Answers, Json, Page }) File.Move(At(name) + Unfinished, At(name), overwrite: true);
    }

    /// <summary>Writes one file of another sort of report and puts it in its place.</summary>
    public void Put(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using (var stream = Create(name)) write(stream);
        File.Move(At(name) + Unfinished, At(name), overwrite: true);
    }

    /// <summary>Deletes a report's files, and nothing else that lies beside them.</summary>
    /// <returns>How many there were.</returns>
    public static int Erase(string folder)
    {
        var files = new[] { Answers, Page, Json, BiasPage, BiasJson, ValidationPage, ValidationJson }.SelectMany(name => new[] { name, name + Unfinished }).Select(name => System.IO.Path.Combine(folder, name)).Where(File.Exists).ToList();
        foreach (var file in files) File.Delete(file);
        return files.Count;
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
