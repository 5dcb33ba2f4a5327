using Microsoft.Extensions.FileSystemGlobbing;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Fills what a spec leaves open with guesses, so that all of it can be shown before anything is read.</summary>
/// <param name="problem">Where a column is told that the spec names and the file has not.</param>
internal sealed class SpecCompletion(SourceSpec spec, Action<SourceProblem> problem)
{
    private const int Rows = 200;

    public SourceSpec Complete(string id, IReadOnlyList<SourceEntry> entries) => spec with { Id = spec.Id ?? id, Files = [.. entries.Select(Complete)] };

    /// <summary>Whether what a spec calls a file, a name or a pattern, is this one.</summary>
    public static bool Means(string file, string name) => file == name || (file.Contains('*', StringComparison.Ordinal) && new Matcher(StringComparison.Ordinal).AddInclude(file).Match(name).HasMatches);

    private SourceFile Complete(SourceEntry entry)
    {
        // Its own name before any pattern.
        var file = spec.Files.FirstOrDefault(f => f.File == entry.Name) ?? spec.Files.FirstOrDefault(f => Means(f.File, entry.Name)) ?? new SourceFile { File = entry.Name };
        var format = file.Format ?? FormatGuess.Of(entry);
        var filled = file with { File = entry.Name, Format = format, Licence = file.Licence ?? spec.Licence };
        return format is SourceFormat.Csv or SourceFormat.JsonLines ? Columns(filled, entry) : filled;
    }

    private SourceFile Columns(SourceFile file, SourceEntry entry)
    {
        if (entry.Look(text => file.Format is SourceFormat.Csv ? Table(text) : Objects(text)) is not { Count: > 0 } values) return file;
        foreach (var missing in file.Columns.Keys.Where(c => !values.ContainsKey(c))) problem(new SourceProblem(file.File, null, $"has no column '{missing}', which sources.yaml names; correct it there."));
        var columns = values.ToDictionary(v => v.Key, v => file.Columns.TryGetValue(v.Key, out var role) ? role : ColumnGuess.Of(v.Key, v.Value), StringComparer.Ordinal);
        var ratings = columns.Where(c => c.Value is ColumnRole.Rating).Select(c => c.Key).ToList();
        // One scale is one rating's; what else was scored is a figure.
        foreach (var another in ratings.Skip(1).Where(r => !file.Columns.ContainsKey(r))) columns[another] = ColumnRole.Measure;
        if (!columns.Values.Any(Tells)) problem(new SourceProblem(file.File, null, "has no column that could be placed; say in sources.yaml which ones hold texts or figures."));
        return file with { Columns = columns, Scale = file.Scale.Count is 2 || ratings.Count is 0 ? file.Scale : ColumnGuess.Scale(values[ratings[0]]) };
    }

    private static bool Tells(ColumnRole role) => role is ColumnRole.Text or ColumnRole.Measure or ColumnRole.Rating or ColumnRole.Trait or ColumnRole.Segment;

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
