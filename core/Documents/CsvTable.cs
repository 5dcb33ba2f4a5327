using System.Globalization;
using CsvHelper;

namespace Twins.Core.Documents;

/// <summary>A CSV file of people's making, with a header.</summary>
/// <param name="Name">As its author calls it.</param>
/// <param name="Header">Every column of the file.</param>
/// <param name="Kept">The columns that were read.</param>
/// <param name="Rows">Their cells, without blanks around them.</param>
internal sealed record CsvTable(string Name, IReadOnlyList<string> Header, IReadOnlyList<string> Kept, IReadOnlyList<string[]> Rows)
{
    public const long MostBytes = 50L << 20;

    private const int LargestRow = 1 << 20;
    private const int MostCells = 20_000_000;

    /// <exception cref="DocumentException">It is missing, too large, empty, or no CSV file.</exception>
    /// <param name="only">The columns to read; all unless given.</param>
    public static CsvTable Read(string path, string name, IReadOnlyList<string>? only = null)
    {
        if (!File.Exists(path)) throw new DocumentException(name, null, "there is no such file.");
        if (new FileInfo(path).Length > MostBytes) throw new DocumentException(name, null, $"is larger than {MostBytes >> 20} MB; keep the columns that are needed and drop the others.");
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { MaxRecordSize = LargestRow });
            string[] header = [.. csv.Headers.ToArray().Select(h => h.Trim())];
            if (header.Length is 0) throw new DocumentException(name, null, "is empty; it needs a header and a row for each case.");
            int[] at = [.. Enumerable.Range(0, header.Length).Where(k => only is null || only.Contains(header[k]))];
            var rows = new List<string[]>();
            while (csv.Read())
            {
                if ((long)(rows.Count + 1) * at.Length > MostCells) throw new DocumentException(name, null, $"has more than {MostCells:N0} cells; keep the columns that are needed and drop the others.");
                rows.Add([.. at.Select(k => csv.GetString(k).Trim())]);
            }
            return rows.Count > 0 ? new CsvTable(name, header, [.. at.Select(k => header[k])], rows) : throw new DocumentException(name, null, "has a header and no rows.");
        }
        catch (CsvFormatException e)
        {
            throw new DocumentException(name, null, $"is not a CSV file that can be read ({e.Message.Split('\n')[0].Trim()}).");
        }
    }

    public bool Has(string column) => Header.Contains(column);

    /// <exception cref="DocumentException">There is no such column.</exception>
    public string[] Column(string column)
    {
        var at = Kept.ToList().IndexOf(column);
        if (at < 0) throw new DocumentException(Name, null, $"has no column '{column}'. Its columns are: {string.Join(", ", Header.Take(40).Select(h => $"'{Shorten(h)}'"))}");
        return [.. Rows.Select(r => r[at])];
    }

    /// <summary>Numbers of a column, NaN where a cell is empty.</summary>
    /// <exception cref="DocumentException">A cell is neither a number nor empty.</exception>
    public double[] Numbers(string column)
    {
        var cells = Column(column);
        var numbers = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++) numbers[i] = cells[i].Length is 0 ? double.NaN : Number(cells[i]) ?? throw Refuse(i, column, cells[i], "a number");
        return numbers;
    }

    /// <summary>The rows by the id that a column gives them.</summary>
    /// <exception cref="DocumentException">An id is there twice or missing.</exception>
    public Dictionary<string, int> Index(string column)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = Column(column);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i].Length is 0) throw Refuse(i, column, "", "an id");
            if (!index.TryAdd(ids[i], i)) throw new DocumentException(Name, null, $"row {i + 2}: '{Shorten(ids[i])}' was in row {index[ids[i]] + 2} already; keep one row for each '{column}'.");
        }
        return index;
    }

    public DocumentException Refuse(int row, string column, string cell, string expected) =>
        new(Name, null, $"row {row + 2}, column '{column}': expected {expected} but found '{Shorten(cell)}'.");

    public static double? Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && Math.Abs(number) < 1e15 ? number : null;

    private static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
