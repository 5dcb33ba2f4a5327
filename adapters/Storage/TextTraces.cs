using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.Encodings.Web;

namespace Twins.Adapters.Storage;

/// <summary>Looks for texts in bytes, however these write them: plain, in UTF-16, with the escapes of JSON or HTML, and packed.</summary>
internal sealed class TextTraces(IReadOnlyList<string> texts)
{
    /// <summary>A store may keep a long text in pieces; each of these fits into one of them.</summary>
    private const int ProbeLength = 40;
    private const int Chunk = 1 << 20;

    private readonly byte[][] probes = [.. texts.SelectMany(Probes).SelectMany(Spellings).Distinct(Bytes.Same)];

    /// <summary>There is nothing to look for.</summary>
    public bool IsEmpty => probes.Length is 0;

    public bool AreIn(Stream stream)
    {
        if (IsEmpty) return false;
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

    /// <summary>In the entries of a zip archive; whatever is none holds nothing.</summary>
    public bool ArePackedIn(Stream stream)
    {
        if (IsEmpty) return false;
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return zip.Entries.Any(IsIn);
        }
        catch (InvalidDataException)
        {
            // No archive.
            return false;
        }

        bool IsIn(ZipArchiveEntry entry)
        {
            using var content = entry.Open();
            return AreIn(content);
        }
    }

    private static IEnumerable<string> Probes(string text) =>
        text.Length <= ProbeLength ? [text] : [text[..ProbeLength], text[((text.Length - ProbeLength) / 2)..][..ProbeLength], text[^ProbeLength..]];

    private static IEnumerable<byte[]> Spellings(string text) =>
    [
        Encoding.UTF8.GetBytes(text),
        Encoding.Unicode.GetBytes(text),
        Encoding.UTF8.GetBytes(JavaScriptEncoder.Default.Encode(text)),
        Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)),
        Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(text)),
    ];

    private sealed class Bytes : IEqualityComparer<byte[]>
    {
        public static readonly Bytes Same = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => (int)XxHash3.HashToUInt64(obj);
    }
}
