using Twins.Core.Documents;

namespace Twins.Core.Personas;

/// <summary>The twins of a folder, ready to be asked: fragments merged, composites blended, evidence named.</summary>
public sealed class TwinLibrary
{
    private readonly SortedDictionary<string, (Twin Twin, string File)> twins = new(StringComparer.Ordinal);

    private TwinLibrary(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>All twins in the order of their ids.</summary>
    public IReadOnlyList<Twin> Twins => [.. twins.Values.Select(t => t.Twin)];

    public bool Holds(string id) => twins.ContainsKey(id);

    /// <exception cref="DocumentException">No twin has this id; the message suggests one.</exception>
    public Twin Get(string id) => twins.TryGetValue(id, out var found) ? found.Twin : throw new DocumentException(Folder, null, $"has no twin '{id}'{Spelling.Suggest(id, twins.Keys)}");

    public string FileOf(string id) => twins[id].File;

    /// <summary>Where a field stands in the twin's file, or its nearest parent; read again, because most fields are never asked for.</summary>
    public Place? PlaceOf(string id, string field) => DocumentReader.Open<Twin>(FileOf(id)).Yaml.PlaceOf(field);

    /// <summary>Reads every <c>*.twin.yaml</c> and <c>*.fragment.yaml</c> below a folder.</summary>
    /// <exception cref="DocumentException">A file is refused, two share an id, or one refers to what is not there.</exception>
    public static TwinLibrary Load(string folder)
    {
        var library = new TwinLibrary(folder);
        var resolver = new TwinResolver(TwinFolder.Read(folder));
        foreach (var (id, file) in resolver.Folder.Twins) library.twins.Add(id, (resolver.Resolve(id), file.File));
        return library;
    }
}
