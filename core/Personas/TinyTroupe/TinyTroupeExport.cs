using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Twins.Core.Personas.TinyTroupe;

/// <param name="Id">The twin or fragment it was made of.</param>
public sealed record ExportedFile(string Id, string FileName, string Json);

/// <summary>Twins and fragments as TinyTroupe's persona files. Writes nothing.</summary>
public static class TinyTroupeExport
{
    // The text goes into a file, never unescaped into HTML.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 4, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Twins as they were written: fragments and blends stay references.</summary>
    public static IReadOnlyList<ExportedFile> Read(string folder)
    {
        var files = TwinFolder.Read(folder);
        return [
            .. files.Twins.Select(t => File(t.Key, ".agent.json", PersonaConversion.FromTwin(t.Value.Value))),
            .. files.Fragments.Select(f => File(f.Key, ".fragment.json", PersonaConversion.FromFragment(f.Value.Value))),
        ];
    }

    private static ExportedFile File(string id, string ending, JsonObject json) => new(id, id + ending, json.ToJsonString(Readable) + "\n");
}
