using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Fills what a spec leaves open with guesses, so that all of it can be shown before anything is read.</summary>
internal static class SpecCompletion
{
    private const int Rows = 200;

    public static SourceSpec Complete(SourceSpec spec, string id, IReadOnlyList<SourceEntry> entries)
    {
        var given = spec.Files.ToDictionary(f => f.File, StringComparer.Ordinal);
        return spec with { Id = spec.Id ?? id, Files = [.. entries.Select(entry => Complete(given.GetValueOrDefault(entry.Name) ?? new SourceFile { File = entry.Name }, entry, spec))] };
    }

    private static SourceFile Complete(SourceFile file, SourceEntry entry, SourceSpec spec)
    {
        var format = file.Format ?? FormatGuess.Of(entry);
        var filled = file with { Format = format, Licence = file.Licence ?? spec.Licence };
        return format is SourceFormat.Csv or SourceFormat.JsonLines ? Columns(filled, entry) : filled;
    }

    private static SourceFile Columns(SourceFile file, SourceEntry entry)
    {
        using var text = SourceText.Open(entry.Open, new Problems(entry.Name, _ => { }));
        if (text is null) return file;
        var values = file.Format is SourceFormat.Csv ? Table(text) : Objects(text);
        var columns = values.ToDictionary(v => v.Key, v => file.Columns.TryGetValue(v.Key, out var role) ? role : ColumnGuess.Of(v.Key, v.Value), StringComparer.Ordinal);
        // Where everything else is placed and no text was found, there may be none: a table of figures.
        var rating = columns.FirstOrDefault(c => c.Value is ColumnRole.Rating).Key;
        return file with { Columns = columns, Scale = file.Scale.Count is 2 || rating is null ? file.Scale : ColumnGuess.Scale(values[rating]) };
    }

    private static Dictionary<string, List<string>> Table(TextReader text)
    {
        var (header, rows) = CsvSource.Sample(text, Rows);
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++) values.TryAdd(header[i], [.. rows.Where(r => r.Length > i).Select(r => r[i])]);
        return values;
    }

    private static Dictionary<string, List<string>> Objects(TextReader text)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in JsonLinesSource.Sample(text, Rows).SelectMany(f => f))
        {
            if (!values.TryGetValue(name, out var known)) values[name] = known = [];
            known.Add(value);
        }
        return values;
    }
}
