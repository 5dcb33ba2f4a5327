using System.Globalization;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

internal static class CsvSource
{
    public static IEnumerable<SourceRecord> Read(TextReader text, SourceContext context)
    {
        var rows = new CsvRows(new BoundedLines(text, context.Problems), context.Problems);
        if (rows.Next() is not { } header) yield break;
        var reading = new FieldReading(context);
        while (rows.Next() is { } fields)
        {
            if (fields.Length > header.Length) context.Problems.Say($"row {rows.Row}", "has more columns than the header; what is beyond them was left out.");
            if (reading.Read($"row {rows.Row.ToString(CultureInfo.InvariantCulture)}", header.Zip(fields)) is { } record) yield return record;
        }
    }

    /// <summary>The header and the first rows, to guess from.</summary>
    public static (string[] Header, IReadOnlyList<string[]> Rows) Sample(TextReader text, int most)
    {
        var silent = new Problems("", _ => { });
        var rows = new CsvRows(new BoundedLines(text, silent), silent);
        var header = rows.Next() ?? [];
        var sample = new List<string[]>();
        while (sample.Count < most && rows.Next() is { } fields) sample.Add(fields);
        return (header, sample);
    }
}
