using System.IO.Compression;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>
/// Files of a zip archive. Nothing of it is ever written to a disk; what would fill memory or time is refused by what it says of
/// itself, and bounded by it while it is read.
/// </summary>
internal static class SourceArchive
{
    public static IReadOnlyList<SourceEntry> Entries(string name, string path, Action<SourceProblem> problem)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return Entries(name, path, archive, refusal => problem(new SourceProblem(name, null, refusal)));
        }
        catch (Exception e) when (SourceEntry.IsFault(e) || e is ArgumentException)
        {
            problem(new SourceProblem(name, null, "is no zip archive that can be read, or a broken one; pack it again."));
            return [];
        }
    }

    private static List<SourceEntry> Entries(string name, string path, ZipArchive archive, Action<string> refuse)
    {
        var (entries, left) = (new List<SourceEntry>(), SourceLimits.Unpacked);
        foreach (var entry in archive.Entries.Where(e => !IsHidden(e.FullName)).DistinctBy(e => e.FullName).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (entries.Count >= SourceLimits.ArchiveFiles)
            {
                refuse($"holds more than {SourceLimits.ArchiveFiles:N0} files; what is beyond them was left out. Unpack it.");
                break;
            }
            if (Refusal(entry, left) is { } refusal)
            {
                refuse(refusal);
                continue;
            }
            left -= entry.Length;
            entries.Add(new SourceEntry($"{name}/{entry.FullName.Replace('\\', '/')}", path, entry.FullName) { Most = entry.Length });
        }
        return entries;
    }

    private static string? Refusal(ZipArchiveEntry entry, long left)
    {
        if (LeadsOut(entry.FullName)) return "holds a file whose name leads out of it or cannot be shown; it was left out. Pack the archive again.";
        if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return "holds another archive, which was left out; unpack it.";
        if (entry.IsEncrypted) return "holds a file with a password, which was left out; unpack it.";
        if (entry.Length > SourceLimits.Small && entry.Length / Math.Max(1, entry.CompressedLength) > SourceLimits.Ratio) return "holds a file that unpacks to far more than it is packed, as a zip bomb does; it was left out. If it is honest, unpack it.";
        return entry.Length > left ? $"unpacks to more than {SourceLimits.Unpacked >> 30} GB; files beyond that were left out. If it is honest, unpack it." : null;
    }

    private static bool LeadsOut(string name) => name.Split('/', '\\').Contains("..") || name[0] is '/' or '\\' || name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsControl);

    /// <summary>Folders, what is hidden, and what some packers add.</summary>
    private static bool IsHidden(string name) => name.Length is 0 || name[^1] is '/' or '\\' || name.Split('/', '\\').Any(part => (part.StartsWith('.') && part is not "..") || part is "__MACOSX");
}
