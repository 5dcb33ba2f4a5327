using System.IO.Compression;
using Twins.Adapters.Wire;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>One file of the folder, or of an archive in it.</summary>
/// <param name="Name">Relative to the folder, with forward slashes.</param>
/// <param name="Path">Where it, or its archive, is.</param>
/// <param name="Inside">Its name in the archive; null for a file.</param>
internal sealed record SourceEntry(string Name, string Path, string? Inside = null)
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };

    /// <summary>All files below a folder in the order of their names; links are not followed.</summary>
    public static IReadOnlyList<SourceEntry> In(string folder, Action<SourceProblem> problem)
    {
        var entries = new List<SourceEntry>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", Below).Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name.Split('/').Any(part => part.StartsWith('.'))) continue;
            if (System.IO.Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase)) entries.AddRange(Archived(name, path, problem));
            else entries.Add(new SourceEntry(name, path));
        }
        return entries;
    }

    /// <exception cref="FormatException">It is larger than it said.</exception>
    public Stream Open()
    {
        if (Inside is null) return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        var archive = ZipFile.OpenRead(Path);
        return new BoundedStream(archive.GetEntry(Inside)!.Open(), SourceLimits.Unpacked, archive);
    }

    private static List<SourceEntry> Archived(string name, string path, Action<SourceProblem> problem)
    {
        var entries = new List<SourceEntry>();
        try
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries.Where(e => !e.FullName.EndsWith('/')).OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                if (Refusal(entry) is { } refusal) problem(new SourceProblem(name, null, refusal));
                else entries.Add(new SourceEntry($"{name}/{entry.FullName.Replace('\\', '/')}", path, entry.FullName));
                if (entries.Count < SourceLimits.ArchiveFiles) continue;
                problem(new SourceProblem(name, null, $"holds more than {SourceLimits.ArchiveFiles:N0} files; what is beyond them was left out."));
                break;
            }
        }
        catch (InvalidDataException)
        {
            problem(new SourceProblem(name, null, "is no zip archive, or a broken one; pack it again."));
        }
        return entries;
    }

    /// <summary>Nothing of an archive is ever written to a disk; what would fill memory or time is refused by what it says of itself, and bounded while it is read.</summary>
    private static string? Refusal(ZipArchiveEntry entry)
    {
        if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return "holds another archive, which was left out; unpack it.";
        if (entry.Length > SourceLimits.Unpacked || (entry.Length > SourceLimits.Small && entry.Length / Math.Max(1, entry.CompressedLength) > SourceLimits.Ratio)) return "holds a file that unpacks to far more than it is packed, as a zip bomb does; it was left out. If it is honest, unpack it.";
        return entry.IsEncrypted ? "holds a file with a password, which was left out; unpack it." : null;
    }
}
