using Twins.Core.Documents;

namespace Twins.Core.Personas;

/// <summary>The twin and fragment files below a folder, each as it was written: strictly read, nothing merged.</summary>
internal sealed record TwinFolder(IReadOnlyDictionary<string, TwinFolder.Written<Twin>> Twins, IReadOnlyDictionary<string, TwinFolder.Written<Fragment>> Fragments)
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>A document without the places of its fields, which weigh more than the twin and are only needed to refuse it.</summary>
    public sealed record Written<T>(string File, T Value)
    {
        public DocumentException Refuse(string path, string problem) => DocumentReader.Open<T>(File).Refuse(path, problem);
    }

    public static TwinFolder Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new DocumentException(folder, null, "is not a folder. Name the folder that holds the *.twin.yaml files.");
        return new TwinFolder(
            Read<Twin>(folder, "*.twin.yaml", TwinValues.Check, t => t.Id, "twin"),
            Read<Fragment>(folder, "*.fragment.yaml", TwinValues.Check, f => f.Id, "fragment"));
    }

    private static Dictionary<string, Written<T>> Read<T>(string folder, string pattern, Action<Document<T>> check, Func<T, string> id, string noun)
    {
        var files = new Dictionary<string, Written<T>>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, pattern, Below).Order(StringComparer.Ordinal))
        {
            var file = DocumentReader.Open<T>(path);
            check(file);
            if (!files.TryAdd(id(file.Value), new Written<T>(path, file.Value)))
                throw file.Refuse($"$.{noun}", $"the {noun} '{id(file.Value)}' is also defined in {files[id(file.Value)].File}. Give one of them another id.");
        }
        return files;
    }
}
