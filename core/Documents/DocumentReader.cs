using System.Text.Json;

namespace Twins.Core.Documents;

/// <summary>Reads one of our YAML documents into its record, or says in one sentence what to change and where.</summary>
public static class DocumentReader
{
    /// <exception cref="DocumentException">The file is missing, hostile, not YAML, or does not fit the record.</exception>
    public static T Read<T>(string path, string? shownAs = null)
    {
        var file = shownAs ?? path;
        if (!File.Exists(path)) throw new DocumentException(file, null, "does not exist.");
        if (new FileInfo(path).Length > YamlText.MaxBytes)
            throw new DocumentException(file, null, $"is {new FileInfo(path).Length / 1024.0 / 1024.0:0.0} MB; a document may have {YamlText.MaxBytes / 1024 / 1024} MB. Split it, or move long material into evidence files.");
        return Parse<T>(file, File.ReadAllBytes(path));
    }

    public static T Parse<T>(string file, byte[] content)
    {
        var yaml = YamlText.Parse(file, content);
        DocumentChecker.Check(file, yaml, typeof(T));
        try
        {
            return JsonSerializer.Deserialize<T>(yaml.Json.Span, DocumentJson.Options) ?? throw new DocumentException(file, null, "is empty.");
        }
        catch (JsonException e)
        {
            throw new DocumentException(file, yaml.PlaceOf(e.Path ?? "$"), $"{e.Path?.TrimStart('$', '.')}: this value does not fit. {e.InnerException?.Message}".Trim());
        }
    }
}
