using System.Globalization;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

internal static class CsvSource
{
    /// <summary>Of a value, enough to guess from.</summary>
    private const int Glance = 400;

    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context)
    {
        var rows = new CsvRows(new BoundedLines(text, context.Problems), context.Problems);
        if (rows.Next() is not { } header) yield break;
        var reading = new FieldReading(context);
        while (rows.Next() is { } fields)
        {
            var at = $"row {rows.Row.ToString(CultureInfo.InvariantCulture)}";
            if (fields.Length > header.Length) context.Problems.Say(at, "has more columns than the header; what is beyond them was left out.");
            else if (fields.Length < header.Length) context.Problems.Say(at, "has fewer columns than the header; what is missing counts as empty. Check the row.");
            if (reading.Read(at, header.Zip(fields)) is { } record) yield return record;
        }
    }

    /// <summary>The header and the first rows, to guess from.</summary>
    public static (string[] Header, IReadOnlyList<string[]> Rows) Sample(TextReader text, int most)
    {
        var rows = new CsvRows(new BoundedLines(text, Problems.Untold), Problems.Untold);
        var header = rows.Next() ?? [];
        var sample = new List<string[]>();
        while (sample.Count < most && rows.Next() is { } fields) sample.Add([.. fields.Select(f => f.Length <= Glance ? f : f[..Glance])]);
        return (header, sample);
    }
}
