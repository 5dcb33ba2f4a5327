using Twins.Core.Documents;

namespace Twins.Core.Studies;

/// <summary>A folder with one campaign and what belongs to it; nothing outside the folder is ever read.</summary>
public static class StudyFolder
{
    /// <summary>The folder's one campaign file.</summary>
    /// <exception cref="DocumentException">There is no such folder, no campaign in it, or more than one.</exception>
    public static string Campaign(string folder)
    {
        if (File.Exists(folder) && folder.EndsWith(".campaign.yaml", StringComparison.Ordinal)) return folder;
        if (!Directory.Exists(folder)) throw new DocumentException(folder, null, "there is no such folder. Name one that holds a *.campaign.yaml, such as samples/grocer.");
        var found = Directory.GetFiles(folder, "*.campaign.yaml").Order(StringComparer.Ordinal).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new DocumentException(folder, null, "holds no *.campaign.yaml. Write one with: twins new campaign"),
            _ => throw new DocumentException(folder, null, $"holds {found.Count} campaigns; name one of them: {string.Join(", ", found.Select(Path.GetFileName))}"),
        };
    }

    /// <summary>The full path of a file that a document names, which must lie in the document's own folder or below.</summary>
    /// <exception cref="DocumentException">The name leads out of the folder, or there is no such file.</exception>
    public static string Resolve(string document, string field, string name)
    {
        var folder = Path.GetFullPath(Path.GetDirectoryName(Path.GetFullPath(document))!);
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (Path.IsPathRooted(name) || !Inside(path, folder)) throw new DocumentException(document, null, $"{field}: '{name}' leads out of this folder; move the file in and name it relative to this document.");
        if (!File.Exists(path)) throw new DocumentException(document, null, $"{field}: there is no file '{name}' beside this document.");
        // A link inside the folder may still point outside.
        if (File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && !Inside(target.FullName, folder))
            throw new DocumentException(document, null, $"{field}: '{name}' is a link that leads out of this folder; copy the file instead.");
        return path;
    }

    private static bool Inside(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
