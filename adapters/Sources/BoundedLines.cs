using System.Text;

namespace Twins.Adapters.Sources;

/// <summary>Lines of a text, however they end; one that is longer than any honest line is passed over without being held.</summary>
internal sealed class BoundedLines(TextReader reader, Problems problems)
{
    private const char Nothing = '\0';

    private readonly char[] buffer = new char[1 << 15];
    private readonly StringBuilder line = new();
    private int at, filled;
    private bool afterReturn, toldOfNothing;

    /// <summary>The number of the line that was given last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    public string? Next()
    {
        while (Whole() is { } isWhole)
        {
            Number++;
            if (isWhole) return line.ToString();
            problems.Say($"line {Number}", $"is longer than {SourceLimits.Line:N0} characters and was left out; check whether line breaks are missing.");
        }
        return null;
    }

    /// <summary>Reads one line; false when it is too long to be held, null when there is none.</summary>
    private bool? Whole()
    {
        line.Clear();
        var (any, length) = (false, 0L);
        while (Fill())
        {
            any = true;
            var rest = buffer.AsSpan(at, filled - at);
            var end = rest.IndexOfAny('\n', '\r');
            var part = end < 0 ? rest : rest[..end];
            length += part.Length;
            if (length <= SourceLimits.Line) Append(part);
            at += part.Length + (end < 0 ? 0 : 1);
            if (end < 0) continue;
            afterReturn = rest[end] is '\r';
            break;
        }
        return any ? length <= SourceLimits.Line : null;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (!part.Contains(Nothing))
        {
            line.Append(part);
            return;
        }
        foreach (var c in part) if (c is not Nothing) line.Append(c);
        if (!toldOfNothing) problems.Say($"line {Number + 1}", "holds NUL characters, as a damaged file does; they were left out here and further down. Export it again.");
        toldOfNothing = true;
    }

    private bool Fill()
    {
        while (true)
        {
            if (at >= filled) (at, filled) = (0, reader.Read(buffer, 0, buffer.Length));
            // The second half of an end that came in two characters.
            if (filled is 0 || !afterReturn || buffer[at] is not '\n') break;
            (at, afterReturn) = (at + 1, false);
        }
        afterReturn = false;
        return filled > 0;
    }
}
