using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twins.Core.Documents;

namespace Twins.Core.Personas.TinyTroupe;

/// <param name="From">The persona file.</param>
/// <param name="FileName">The name of the twin or fragment file it becomes.</param>
/// <param name="Kept">Fields without a place in our format, which lie word for word under <c>imported</c>.</param>
public sealed record ImportedFile(string From, string FileName, string Yaml, IReadOnlyList<string> Kept);

/// <param name="Reason">Names the field and says what was expected.</param>
public sealed record RefusedFile(string From, string Reason);

/// <summary>Every file is in one of the two lists.</summary>
public sealed record ImportResult(IReadOnlyList<ImportedFile> Files, IReadOnlyList<RefusedFile> Refused);

/// <summary>Reads TinyTroupe's persona files and fragments as twins. Writes nothing.</summary>
public static class TinyTroupeImport
{
    /// <param name="paths">Files, or folders whose <c>*.json</c> files are read.</param>
    public static ImportResult Read(IEnumerable<string> paths)
    {
        var (files, refused, names) = (new List<ImportedFile>(), new List<RefusedFile>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in paths.SelectMany(Files).Distinct(StringComparer.Ordinal))
        {
            try
            {
                files.Add(Convert(path, PersonaFile.Read(path), names));
            }
            catch (DocumentException e)
            {
                refused.Add(new RefusedFile(path, e.Place is { } at ? $"line {at.Line}, column {at.Column}: {e.Problem}" : e.Problem));
            }
        }
        return new ImportResult(files, refused);
    }

    // Without the system's globalisation library .NET cannot take letters and accents apart.
    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal)
        : [path];

    private static ImportedFile Convert(string path, PersonaFile persona, HashSet<string> names)
    {
        var stem = Path.GetFileName(path).Split('.')[0];
        if (persona.IsFragment)
        {
            var name = Unique(Naming.Slug(stem) ?? "fragment", ".fragment.yaml", names);
            var fragment = PersonaConversion.ToFragment(persona, name, Path.GetFileName(path));
            return Checked(path, $"{name}.fragment.yaml", persona, fragment, TwinValues.Check, PersonaConversion.FromFragment, fragment.Imported);
        }
        if (PersonaText.One(persona.Persona["name"]) is not { } called) throw new DocumentException(path, null, "persona.name: a name is missing.");
        if (PersonaText.Whole(persona.Persona["age"]) is < 0 or > 120) throw new DocumentException(path, null, $"persona.age: {persona.Persona["age"]!.ToJsonString()} is not an age from 0 to 120.");
        var id = Unique(Naming.Slug(called) ?? Naming.Slug(stem) ?? "twin", ".twin.yaml", names);
        var twin = PersonaConversion.ToTwin(persona, id, Path.GetFileName(path));
        return Checked(path, $"{id}.twin.yaml", persona, twin, TwinValues.Check, PersonaConversion.FromTwin, twin.Imported);
    }

    /// <summary>Reads the YAML back before anybody relies on it: it must be a document of ours and give the persona file back.</summary>
    private static ImportedFile Checked<T>(string path, string fileName, PersonaFile persona, T document, Action<Document<T>> check, Func<T, JsonObject> export, IReadOnlyDictionary<string, JsonElement>? kept)
    {
        var yaml = YamlWriter.Write(document);
        Document<T> read;
        try
        {
            read = DocumentReader.OpenText<T>(path, Encoding.UTF8.GetBytes(yaml));
            check(read);
        }
        catch (DocumentException e)
        {
            throw new DocumentException(path, null, e.Problem);
        }
        if (!JsonNode.DeepEquals(export(read.Value), persona.Root)) throw new DocumentException(path, null, $"persona: cannot be kept without loss ({Lost(persona.Root, export(read.Value), "")} would change).");
        return new ImportedFile(path, fileName, yaml, kept is null ? [] : [.. Fields(kept[PersonaConversion.Key], "")]);
    }

    private static string Lost(JsonNode? original, JsonNode? exported, string path) => original is JsonObject a && exported is JsonObject b
        ? a.Select(p => p.Key).Union(b.Select(p => p.Key)).Where(k => !JsonNode.DeepEquals(a[k], b[k])).Select(k => Lost(a[k], b[k], $"{path}.{k}")).FirstOrDefault(path).TrimStart('.')
        : path.TrimStart('.');

    private static IEnumerable<string> Fields(JsonElement node, string path) => node.ValueKind is JsonValueKind.Object && node.EnumerateObject().Any()
        ? node.EnumerateObject().SelectMany(p => Fields(p.Value, path is "" ? p.Name : $"{path}.{p.Name}"))
        : [path];

    private static string Unique(string name, string ending, HashSet<string> names)
    {
        var candidate = name;
        for (var n = 2; !names.Add(candidate + ending); n++) candidate = $"{name}-{n.ToString(CultureInfo.InvariantCulture)}";
        return candidate;
    }
}
