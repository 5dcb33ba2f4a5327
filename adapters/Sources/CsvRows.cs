using System.Text;
using CsvHelper;

namespace Twins.Adapters.Sources;

/// <summary>
/// Rows of a CSV file with the number that a spreadsheet shows. A row is cut out of the file first and read then: a quote that
/// is never closed spoils its own row and no other.
/// </summary>
internal sealed class CsvRows(BoundedLines lines, Problems problems)
{
    private const char Quote = '"';
    private const string Separator = "sep=";
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly Queue<string> waiting = new();
    private char delimiter;
    private int columns;
    private CsvReaderOptions? options;
    private bool toldOfColumns;

    /// <summary>The number of the row that was given last; the header is row 1.</summary>
    public int Row { get; private set; }

    /// <summary>The next row's fields; null after the last.</summary>
    public string[]? Next()
    {
        while (TakeLine() is { } line)
        {
            Row++;
            if (string.IsNullOrWhiteSpace(line) || NamesDelimiter(line)) continue;
            if (delimiter is default(char)) delimiter = Delimiters.MaxBy(d => Count(line, d));
            if (Whole(line) is not { } fields) continue;
            if (columns is 0) columns = fields.Length;
            return fields.Length <= SourceLimits.Columns ? fields : Cut(fields);
        }
        return null;
    }

    /// <summary>Spreadsheets may say in a first line what parts the columns: <c>sep=;</c>.</summary>
    private bool NamesDelimiter(string line)
    {
        if (columns > 0 || delimiter is not default(char) || line.Length != Separator.Length + 1 || !line.StartsWith(Separator, StringComparison.OrdinalIgnoreCase)) return false;
        delimiter = line[^1];
        return delimiter is not Quote && char.IsAscii(delimiter);
    }

    private string[] Cut(string[] fields)
    {
        var most = Math.Min(columns, SourceLimits.Columns);
        if (!toldOfColumns) problems.Say($"row {Row}", $"has {fields.Length:N0} columns; the first {most:N0} were read, of other rows as well. Leave out what no twin needs.");
        toldOfColumns = true;
        return fields[..most];
    }

    /// <summary>The fields of a row that begins with a line; null when it opens a quote that is not closed as quotes are.</summary>
    private string[]? Whole(string first)
    {
        if (!first.Contains(Quote, StringComparison.Ordinal)) return first.Split(delimiter);
        var quotes = new CsvQuotes(delimiter);
        quotes.Read(first);
        if (!quotes.IsOpen) return Fields(first);
        var (row, more) = (new StringBuilder(first), new List<string>());
        while (more.Count < SourceLimits.RowLines && row.Length < SourceLimits.Line && !quotes.IsBroken && TakeLine() is { } next)
        {
            more.Add(next);
            row.Append('\n').Append(next);
            quotes.Read(next);
            if (quotes.IsOpen || quotes.IsBroken) continue;
            var fields = Fields(row.ToString());
            if (columns is 0 || fields.Length == columns) return fields;
            break;
        }
        problems.Say($"row {Row}", "opens a quote that is not closed and was left out; the rows behind it were read.");
        // They stand before whatever is waiting already.
        var later = waiting.ToArray();
        waiting.Clear();
        foreach (var line in more.Concat(later)) waiting.Enqueue(line);
        return null;
    }

    private string? TakeLine()
    {
        if (waiting.TryDequeue(out var waited)) return waited;
        var before = lines.Number;
        var line = lines.Next();
        // A spreadsheet counts the lines that were too long as well.
        Row += Math.Max(0, lines.Number - before - (line is null ? 0 : 1));
        return line;
    }

    private string[] Fields(string text)
    {
        using var row = CsvReader.FromText(text, options ??= new CsvReaderOptions { HasHeader = false, Separator = delimiter, MalformedData = CsvMalformedDataHandling.Recover });
        if (!row.Read()) return [];
        var fields = new string[row.FieldCount];
        for (var i = 0; i < fields.Length; i++) fields[i] = row.GetString(i);
        return fields;
    }

    private static int Count(string text, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var c in text)
        {
            if (c is Quote) quoted = !quoted;
            else if (c == delimiter && !quoted) count++;
        }
        return count;
    }
}
