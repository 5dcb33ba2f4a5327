using System.IO.Compression;
using System.Security.Cryptography;
using Twins.Core.Storage;

namespace Twins.Core.Studies;

/// <summary>
/// A study's files as one blob, named by its content: whoever works on a run draws the same plan from it, whatever has
/// been edited since, and two nights of an unchanged campaign share one.
/// </summary>
public static class StudyBundle
{
    private const long MostBytes = 512L << 20;

    private static readonly string[] Kinds = [".yaml", ".csv", ".png", ".jpg", ".jpeg"];
    private static readonly DateTimeOffset Always = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Keeps everything that a campaign file may name.</summary>
    /// <returns>The blob's name.</returns>
    public static async Task<string> SaveAsync(string campaignFile, IBlobStore blobs, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(campaignFile))!;
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var path in Files(folder, campaignFile)) await AddAsync(zip, folder, path, cancellationToken);
        file.Position = 0;
        var name = BlobOf(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)));
        file.Position = 0;
        await blobs.WriteAsync(name, file, cancellationToken);
        return name;
    }

    /// <param name="hash">Of the bundle's content.</param>
    public static string BlobOf(string hash) => $"bundles/{hash}/study.zip";

    /// <param name="blob">A bundle's name.</param>
    public static string HashOf(string blob) => blob.Split('/')[1];

    /// <summary>Whether a file of this name goes into bundles.</summary>
    public static bool IsCarried(string path) => Kinds.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>Unpacks a bundle into a folder, which must not be there yet.</summary>
    /// <exception cref="InvalidDataException">It is no bundle, or larger than any bundle is.</exception>
    public static async Task UnpackAsync(Stream bundle, string folder, CancellationToken cancellationToken)
    {
        var half = folder + "." + Path.GetRandomFileName();
        using (var zip = new ZipArchive(bundle, ZipArchiveMode.Read))
        {
            if (zip.Entries.Sum(e => e.Length) > MostBytes) throw new InvalidDataException("The study's bundle is too large.");
            await zip.ExtractToDirectoryAsync(half, cancellationToken);
        }
        try
        {
            Directory.Move(half, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Somebody else has unpacked it meanwhile.
            Directory.Delete(half, recursive: true);
        }
    }

    private static IEnumerable<string> Files(string folder, string campaignFile) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden })
            .Where(f => IsCarried(f) && (!f.EndsWith(".campaign.yaml", StringComparison.Ordinal) || f == Path.GetFullPath(campaignFile)))
            .Order(StringComparer.Ordinal);

    private static async Task AddAsync(ZipArchive zip, string folder, string path, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(Path.GetRelativePath(folder, path).Replace('\\', '/'), CompressionLevel.Fastest);
        entry.LastWriteTime = Always;
        await using var from = File.OpenRead(path);
        await using var to = await entry.OpenAsync(cancellationToken);
        await from.CopyToAsync(to, cancellationToken);
    }
}
