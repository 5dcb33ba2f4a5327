using System.Text.Json;

namespace Twins.Core.Documents;

/// <summary>Reads one of our YAML documents into its record, or says in one sentence what to change and where.</summary>
public static class DocumentReader
{
    /// <exception cref="DocumentException">The file is missing, hostile, not YAML, or does not fit the record.</exception>
    public static T Read<T>(string path, string? shownAs = null) => Open<T>(path, shownAs).Value;

    public static T Parse<T>(string file, byte[] content) => OpenText<T>(file, content).Value;

    /// <summary>As <see cref="Read"/>, and keeps the places of the fields so that the caller can refuse values too.</summary>
    public static Document<T> Open<T>(string path, string? shownAs = null)
    {
        var file = shownAs ?? path;
        if (!File.Exists(path)) throw new DocumentException(file, null, "does not exist.");
        if (new FileInfo(path).Length > YamlText.MaxBytes)
            throw new DocumentException(file, null, $"is {new FileInfo(path).Length / 1024.0 / 1024.0:0.0} MB; a document may have {YamlText.MaxBytes / 1024 / 1024} MB. Split it, or move long material into evidence files.");
        return OpenText<T>(file, File.ReadAllBytes(path));
    }

    internal static Document<T> OpenText<T>(string file, byte[] content)
    {
        var yaml = YamlText.Parse(file, content);
        DocumentChecker.Check(file, yaml, typeof(T));
        try
        {
            var value = JsonSerializer.Deserialize<T>(yaml.Json.Span, DocumentJson.Options) ?? throw new DocumentException(file, null, "is empty.");
            return new Document<T>(file, value, yaml);
        }
        catch (JsonException e)
        {
            throw new DocumentException(file, yaml.PlaceOf(e.Path ?? "$"), $"{e.Path?.TrimStart('$', '.')}: this value does not fit. {e.InnerException?.Message}".Trim());
        }
    }
}
