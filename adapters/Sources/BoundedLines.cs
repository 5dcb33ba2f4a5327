using System.Text;

namespace Twins.Adapters.Sources;

/// <summary>Lines of a text; one that is longer than any honest line is passed over without being held.</summary>
internal sealed class BoundedLines(TextReader reader, Problems problems)
{
    private readonly char[] buffer = new char[1 << 15];
    private readonly StringBuilder line = new();
    private int at, filled;

    /// <summary>The number of the line that was given last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its end; null after the last.</summary>
    public string? Next()
    {
        while (true)
        {
            line.Clear();
            var (any, tooLong) = (false, false);
            while (Fill())
            {
                any = true;
                var rest = buffer.AsSpan(at, filled - at);
                var end = rest.IndexOf('\n');
                var part = end < 0 ? rest : rest[..end];
                if (line.Length + part.Length > SourceLimits.Line) tooLong = true;
                else if (!tooLong) line.Append(part);
                at += end < 0 ? rest.Length : end + 1;
                if (end >= 0) break;
            }
            if (!any) return null;
            Number++;
            if (!tooLong)
            {
                if (line.Length > 0 && line[^1] is '\r') line.Length--;
                return line.ToString();
            }
            problems.Say($"line {Number}", $"is longer than {SourceLimits.Line:N0} characters and was left out; check whether line breaks are missing.");
        }
    }

    private bool Fill()
    {
        if (at < filled) return true;
        (at, filled) = (0, reader.Read(buffer, 0, buffer.Length));
        return filled > 0;
    }
}
