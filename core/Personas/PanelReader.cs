using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;
using Twins.Core.Documents;
using Twins.Core.Studies;

namespace Twins.Core.Personas;

/// <summary>Reads a panel file and decides who is asked and how much each counts.</summary>
public static class PanelReader
{
    /// <summary>Reads a panel and the twins below its folder.</summary>
    public static Panel Load(string path, int seed)
    {
        if (!File.Exists(path)) throw new DocumentException(path, null, "does not exist.");
        return Load(path, TwinLibrary.Load(Folder(path)), seed);
    }

    /// <param name="library">Holds the panel's twins; loaded from the panel's folder or one above it.</param>
    /// <param name="seed">Decides which twins fill a quota; a larger quota keeps the twins of a smaller one.</param>
    /// <exception cref="DocumentException">The file is refused, or its panel would be empty or unweighable.</exception>
    public static Panel Load(string path, TwinLibrary library, int seed)
    {
        var file = DocumentReader.Open<PanelDocument>(path);
        var document = file.Value;
        if (string.IsNullOrWhiteSpace(document.Id)) throw file.Refuse("$.panel", "panel is blank; give the panel an id.");
        var twins = Members(file, library);
        var weighing = new PanelWeighing(file, twins);
        return new Panel(document.Id, document.Name ?? document.Id, weighing.Members(Draw(file, twins, seed)));
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static List<Twin> Members(Document<PanelDocument> file, TwinLibrary library)
    {
        var folder = Folder(file.File);
        // Compared by full path: the library may have been loaded from another folder, under another spelling.
        var byFile = library.Twins.ToDictionary(t => Path.GetFullPath(library.FileOf(t.Id)), StringComparer.Ordinal);
        var found = new SortedDictionary<string, Twin>(StringComparer.Ordinal);
        for (var i = 0; i < file.Value.Members.Count; i++)
        {
            var (glob, at) = (file.Value.Members[i], $"$.members[{i}]");
            if (Path.IsPathRooted(glob) || glob.Contains(':') || glob.Split('/', '\\').Contains("..")) throw file.Refuse(at, $"'{glob}' leaves the panel's folder; twins must lie in the panel's folder or below it.");
            var matches = new Matcher(StringComparison.Ordinal).AddInclude(glob.Replace('\\', '/')).Execute(new DirectoryInfoWrapper(new DirectoryInfo(folder))).Files.Select(f => Path.GetFullPath(Path.Combine(folder, f.Path))).ToList();
            if (matches.Count is 0) throw file.Refuse(at, $"no file matches '{glob}' below {Path.GetFileName(folder)}/.");
            foreach (var match in matches)
            {
                if (byFile.TryGetValue(match, out var twin)) found[twin.Id] = twin;
                else if (match.EndsWith(".twin.yaml", StringComparison.Ordinal)) throw file.Refuse(at, $"'{Path.GetRelativePath(folder, match)}' lies outside the folder whose twins were read ({library.Folder}).");
            }
        }
        return found.Count > 0 ? [.. found.Values] : throw file.Refuse("$.members", "the panel is empty: its members match no *.twin.yaml file. Write a glob such as 'twins/*.twin.yaml'.");
    }

    private static List<Twin> Draw(Document<PanelDocument> file, List<Twin> twins, int seed)
    {
        var drawn = twins;
        for (var i = 0; i < file.Value.Segments.Count; i++)
        {
            var segment = file.Value.Segments[i];
            if (segment.Quota is not { } quota) continue;
            var members = twins.Where(t => t.Segment == segment.Name).ToList();
            if (quota < 1) throw file.Refuse($"$.segments[{i}].quota", $"quota is {quota}; write a number of twins from 1, or remove the segment and its twins.");
            if (quota > members.Count) throw file.Refuse($"$.segments[{i}].quota", $"quota is {quota} but segment '{segment.Name}' has only {members.Count} {(members.Count is 1 ? "twin" : "twins")}; lower the quota or add twins.");
            var kept = members.OrderBy(t => Seeds.For(seed, "quota", file.Value.Id, t.Id)).Take(quota).ToHashSet();
            drawn = [.. drawn.Where(t => t.Segment != segment.Name || kept.Contains(t))];
        }
        return drawn;
    }
}
