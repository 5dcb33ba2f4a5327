using System.IO.Compression;
using System.Text;
using Twins.Adapters.Wire;

namespace Twins.Adapters.Sources;

/// <summary>One file of the folder, or of an archive in it.</summary>
/// <param name="Name">Relative to the folder, with forward slashes.</param>
/// <param name="Path">Where it, or its archive, is.</param>
/// <param name="Inside">Its name in the archive; null for a file.</param>
internal sealed record SourceEntry(string Name, string Path, string? Inside = null)
{
    /// <summary>Bytes that it may give; an archive may lie about what is in it.</summary>
    public long Most { get; init; } = long.MaxValue;

    /// <exception cref="FormatException">It is larger than it said.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public Stream Open()
    {
        if (Inside is null) return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        var archive = ZipFile.OpenRead(Path);
        try
        {
            var entry = archive.GetEntry(Inside) ?? throw new InvalidDataException("The archive was changed while it was read.");
            return new ChecksumStream(new BoundedStream(entry.Open(), Most, archive), entry.Crc32);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Of its beginning, as many bytes as can be read.</summary>
    public int Peek(Span<byte> start)
    {
        using var stream = Open();
        var length = 0;
        try
        {
            for (var read = 1; read > 0 && length < start.Length; length += read) read = stream.Read(start[length..]);
        }
        catch (InvalidDataException)
        {
            // It is told when it is read.
        }
        return length;
    }

    /// <summary>A first look at it; nothing where it cannot be read, which is told when it is.</summary>
    public T? Look<T>(Func<TextReader, T> look)
    {
        try
        {
            using var text = SourceText.Open(this, Problems.Untold);
            return text is null ? default : look(text);
        }
        catch (Exception e) when (IsFault(e))
        {
            return default;
        }
    }

    /// <summary>What a file may do to its reader, whatever is in it.</summary>
    public static bool IsFault(Exception e) => e is IOException or InvalidDataException or FormatException or UnauthorizedAccessException or DecoderFallbackException or NotSupportedException;
}
