using System.Text;
using System.Text.RegularExpressions;

namespace Twins.Adapters.Sources;

/// <summary>
/// Cuts an mbox into its messages, so that a broken one spoils no other. Of a message that is longer than any honest text, its
/// beginning is given: what was written stands before what is attached.
/// </summary>
internal sealed partial class MboxMessages(Stream stream) : IDisposable
{
    /// <summary>Of a line, what is looked at to see whether it parts two messages.</summary>
    private const int Glance = 300;

    private readonly byte[] buffer = new byte[1 << 16];
    private readonly MemoryStream message = new();
    private int at, filled;
    private bool ended, started, isHead;
    private long lineStart;
    private bool begins = true;

    /// <summary>The next message; null after the last. It is gone when the next one is asked for.</summary>
    public MemoryStream? Next()
    {
        message.SetLength(0);
        isHead = true;
        while (Part(out var isBeginning) is { IsEmpty: false } part)
        {
            var parts = isBeginning && Parts(part);
            if (parts && message.Length > 0) break;
            started |= parts || !part.Trim(" \t\r\n"u8).IsEmpty;
            if (!started || parts || (message.Length is 0 && part is [(byte)'\n'] or [(byte)'\r', (byte)'\n'])) continue;
            Keep(isBeginning && IsEscaped(part) ? part[1..] : part, isBeginning);
        }
        message.Position = 0;
        return message.Length > 0 ? message : null;
    }

    public void Dispose() => message.Dispose();

    private void Keep(ReadOnlySpan<byte> part, bool isBeginning)
    {
        if (isBeginning)
        {
            isHead &= !part.Trim("\r\n"u8).IsEmpty;
            lineStart = message.Length;
        }
        // The parser's time grows with the square of a line of the head: of a long one the end alone is kept.
        var isLong = isHead && part.Length + message.Length - lineStart > SourceLimits.HeadLine;
        var kept = !isLong ? part : part[^1] is (byte)'\n' ? part[^1..] : [];
        message.Write(kept[..(int)Math.Clamp(SourceLimits.Message - message.Length, 0, kept.Length)]);
    }

    /// <summary>A line with its end, or a part of a long one; empty at the end of the file.</summary>
    private ReadOnlySpan<byte> Part(out bool isBeginning)
    {
        if (filled - at < Glance && !ended) Fill();
        var rest = buffer.AsSpan(at, filled - at);
        var end = rest.IndexOf((byte)'\n');
        var part = end < 0 ? rest : rest[..(end + 1)];
        at += part.Length;
        (isBeginning, begins) = (begins, end >= 0);
        return part;
    }

    private void Fill()
    {
        buffer.AsSpan(at, filled - at).CopyTo(buffer);
        (at, filled) = (0, filled - at);
        var read = stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
        ended = read < buffer.Length - filled;
        filled += read;
    }

    private static bool Parts(ReadOnlySpan<byte> line) => line.StartsWith("From "u8) && FromLine().IsMatch(Encoding.Latin1.GetString(line[..Math.Min(Glance, line.Length)]));

    /// <summary>A line of a message that begins like a new one has a sign before it.</summary>
    private static bool IsEscaped(ReadOnlySpan<byte> line) => line.TrimStart((byte)'>').Length < line.Length && line.TrimStart((byte)'>').StartsWith("From "u8);

    // Sender, then a day with its time and year: a sentence that begins with "From" has not all of it.
    [GeneratedRegex(@"^From \S+ .*\d{1,2}:\d{2}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FromLine();
}
