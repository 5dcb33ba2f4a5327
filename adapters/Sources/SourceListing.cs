using System.IO.Enumeration;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>What lies in a folder. Links are not followed, wherever they lead; what is hidden is no evidence.</summary>
internal static class SourceListing
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>All files in the order of their names, those in archives after their archive.</summary>
    public static IReadOnlyList<SourceEntry> Of(string folder, Action<SourceProblem> problem)
    {
        var entries = new List<SourceEntry>();
        foreach (var (path, isLink, length) in Found(folder))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (isLink) problem(new SourceProblem(name, null, "is a link and was not followed; put the file itself into the folder."));
            // A pipe or a device has no length either, and would be waited for.
            else if (length is 0) problem(new SourceProblem(name, null, "is empty."));
            else if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase)) entries.AddRange(SourceArchive.Entries(name, path, problem));
            else entries.Add(new SourceEntry(name, path));
        }
        return entries;
    }

    private static IOrderedEnumerable<(string Path, bool IsLink, long Length)> Found(string folder) =>
        new FileSystemEnumerable<(string Path, bool IsLink, long Length)>(folder, (ref FileSystemEntry e) => (e.ToFullPath(), IsLink(ref e), e.Length), Below)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !IsHidden(ref e) && (!e.IsDirectory || IsLink(ref e)),
            ShouldRecursePredicate = (ref FileSystemEntry e) => !IsHidden(ref e) && !IsLink(ref e),
        }.OrderBy(f => f.Path, StringComparer.Ordinal);

    private static bool IsHidden(ref FileSystemEntry entry) => entry.FileName.StartsWith('.') || entry.IsHidden;

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
