using System.Text;
using Twins.Core.Documents;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Validations.Reporting;

/// <summary>Where a validation's report goes; each file is there whole or not at all.</summary>
public sealed class ValidationFolder(string path)
{
    public const string Page = "validation.html";
    public const string Json = "validation.json";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <returns>What was written into validation.json.</returns>
    public byte[] Write(ValidationReport report)
    {
        Directory.CreateDirectory(Path);
        using var json = new MemoryStream();
        JsonReport.Write(report, json);
        using var page = new StringWriter();
        ValidationPage.Of(report).WriteTo(page);
        WholeFile.Write(System.IO.Path.Combine(Path, Page), Encoding.UTF8.GetBytes(page.ToString()));
        WholeFile.Write(System.IO.Path.Combine(Path, Json), json.ToArray());
        return json.ToArray();
    }
}
