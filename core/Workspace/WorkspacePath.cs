using Twins.Core.Storage;

namespace Twins.Core.Workspace;

/// <summary>Paths in the workspace: relative, with '/', of names that every store can keep; nothing leads out of a folder.</summary>
public static class WorkspacePath
{
    private const int MaxLength = 150;

    /// <exception cref="ArgumentException">It is no path of the workspace.</exception>
    public static void Check(string path)
    {
        if (path.Length > MaxLength) throw new ArgumentException($"A path in the workspace has at most {MaxLength} characters.", nameof(path));
        BlobName.Check(path);
    }

    public static string Join(string folder, string name) => folder.Length is 0 ? name : $"{folder}/{name}";

    /// <summary>Whether a document in <paramref name="folder"/> is seen by one in <paramref name="from"/>.</summary>
    public static bool IsInOrBelow(string folder, string from) => from.Length is 0 || folder == from || folder.StartsWith(from + "/", StringComparison.Ordinal);

    public static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
