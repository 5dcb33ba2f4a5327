using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Data.Sqlite;
using Twins.Core.Governance.Rights;

namespace Twins.Adapters.Storage.Embedded;

/// <summary>Shows that something is gone: overwrites what databases keep of deleted rows, and looks for texts in every byte of every file, in what is packed too.</summary>
public static class StoreSearch
{
    /// <summary>A database may keep a long text in pieces; each of these fits into one of them.</summary>
    private const int ProbeLength = 40;
    private const int Chunk = 1 << 20;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>For <see cref="Eraser"/>.</summary>
    public static ErasureProof Of(string data) => (texts, folders, cancellationToken) =>
    {
        Compact(data);
        return Task.FromResult(Find(texts, [data, .. folders], cancellationToken));
    };

    /// <summary>Rewrites every database of a data folder, so that no page and no journal holds what was deleted.</summary>
    public static void Compact(string data)
    {
        // Pooled connections keep journals open.
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(data, "*.db", Everything))
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA secure_delete = ON; PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);";
            command.ExecuteNonQuery();
        }
    }

    public static SearchedStore Find(IReadOnlyList<string> texts, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        var probes = texts.SelectMany(Probes).SelectMany(Spellings).Distinct(Bytes.Same).ToArray();
        var (files, found) = (0, new List<string>());
        foreach (var file in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", Everything)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            files++;
            if (Holds(file, probes)) found.Add(file);
        }
        return new SearchedStore(files, found);
    }

    private static IEnumerable<string> Probes(string text) =>
        text.Length <= ProbeLength ? [text] : [text[..ProbeLength], text[((text.Length - ProbeLength) / 2)..][..ProbeLength], text[^ProbeLength..]];

    /// <summary>As files write a text: plain, in UTF-16, with JSON's escapes, with HTML's.</summary>
    private static IEnumerable<byte[]> Spellings(string text) =>
    [
        Encoding.UTF8.GetBytes(text),
        Encoding.Unicode.GetBytes(text),
        Encoding.UTF8.GetBytes(JavaScriptEncoder.Default.Encode(text)),
        Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)),
        Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(text)),
    ];

    private static bool Holds(string file, byte[][] probes)
    {
        // A lock holds nothing, and nobody else may open it.
        if (probes.Length is 0 || new FileInfo(file).Length is 0) return false;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (Holds(stream, probes)) return true;
        stream.Position = 0;
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return zip.Entries.Any(entry => Holds(entry, probes));
        }
        catch (InvalidDataException)
        {
            // No archive.
            return false;
        }
    }

    private static bool Holds(ZipArchiveEntry entry, byte[][] probes)
    {
        using var content = entry.Open();
        return Holds(content, probes);
    }

    private static bool Holds(Stream stream, byte[][] probes)
    {
        // What stands across two chunks is seen in the second.
        var overlap = probes.Max(p => p.Length) - 1;
        var buffer = new byte[overlap + Chunk];
        for (var kept = 0; ;)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept, Chunk), Chunk, throwOnEndOfStream: false);
            var seen = buffer.AsSpan(0, kept + read);
            foreach (var probe in probes) if (seen.IndexOf(probe) >= 0) return true;
            if (read < Chunk) return false;
            kept = Math.Min(overlap, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }
    }

    private sealed class Bytes : IEqualityComparer<byte[]>
    {
        public static readonly Bytes Same = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => (int)System.IO.Hashing.XxHash3.HashToUInt64(obj);
    }
}
