using System.Globalization;
using CsvHelper;
using Twins.Core.Documents;

namespace Twins.Core.Personas.Populations;

/// <summary>Reads a population's document and works its tables out.</summary>
public static class PopulationReader
{
    private const int MostPeople = 1_000_000;
    private const double SameShare = 0.005;

    /// <exception cref="DocumentException">The document is refused.</exception>
    public static Population Load(string path)
    {
        var file = DocumentReader.Open<PopulationDocument>(path);
        var document = file.Value;
        if (document.Size is < 1 or > MostPeople) throw file.Refuse("$.size", $"size is {document.Size}; draw 1 to {MostPeople:N0} people.");
        if (document.Attributes.Count is 0 || document.Attributes.Any(a => a.Values.Count is 0 || a.Values.Distinct(StringComparer.Ordinal).Count() != a.Values.Count)) throw file.Refuse("$.attributes", "every attribute needs values, each once.");
        if (document.Attributes.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() != document.Attributes.Count) throw file.Refuse("$.attributes", "two attributes have the same name.");
        var cells = document.Attributes.Aggregate(1.0, (product, a) => product * a.Values.Count);
        if (cells > Contingency.MostCells) throw file.Refuse("$.attributes", string.Create(CultureInfo.InvariantCulture, $"the attributes have {cells:N0} combinations; {Contingency.MostCells:N0} is the most. Use wider bands or fewer attributes."));
        var table = new Contingency([.. document.Attributes.Select(a => a.Values.Count)]);
        Array.Fill(table.Cells, 1);
        for (var i = 0; i < document.Impossible.Count; i++) Bar(file, table, i);
        var targets = document.Tables.Select((_, i) => Read(file, table, i)).ToList();
        Agree(file, table, targets);
        return new Population(document, table, targets);
    }

    private static void Bar(Document<PopulationDocument> file, Contingency table, int rule)
    {
        var wanted = file.Value.Impossible[rule].Select(r => (Attribute: IndexOf(file, $"$.impossible[{rule}]", r.Key), Values: r.Value.Select(v => ValueOf(file, $"$.impossible[{rule}]", r.Key, v)).ToHashSet())).ToList();
        if (wanted.Count is 0) throw file.Refuse($"$.impossible[{rule}]", "an empty rule would make everybody impossible; name attributes and values.");
        for (var cell = 0; cell < table.Cells.Length; cell++)
            if (wanted.TrueForAll(w => w.Values.Contains(table.ValueOf(cell, w.Attribute)))) table.Cells[cell] = 0;
    }

    private static Target Read(Document<PopulationDocument> file, Contingency table, int i)
    {
        var (place, written) = ($"$.tables[{i}]", file.Value.Tables[i]);
        int[] attributes = [.. written.Attributes.Select(a => IndexOf(file, place, a))];
        if (attributes.Length is 0 || attributes.Distinct().Count() != attributes.Length) throw file.Refuse(place, "a table names one attribute or several different ones.");
        var shares = new double[attributes.Aggregate(1, (product, a) => product * table.Sizes[a])];
        foreach (var row in written.File is { } csv ? Rows(file, place, csv, written) : written.Rows)
        {
            if (row.Values.Count != attributes.Length) throw file.Refuse(place, $"a row has {row.Values.Count} values for {attributes.Length} attributes.");
            if (!(row.Share >= 0) || !double.IsFinite(row.Share)) throw file.Refuse(place, $"a share is {row.Share}; write a number that is not negative.");
            var at = 0;
            for (var a = 0; a < attributes.Length; a++) at = (at * table.Sizes[attributes[a]]) + ValueOf(file, place, written.Attributes[a], row.Values[a]);
            shares[at] += row.Share;
        }
        var sum = shares.Sum();
        if (!(sum > 0)) throw file.Refuse(place, "the shares sum to 0; give at least one combination a share.");
        return new Target(string.Join(" × ", written.Attributes), attributes, [.. shares.Select(s => s / sum)], table.PlacesIn(attributes));
    }

    private static List<PopulationRow> Rows(Document<PopulationDocument> file, string place, string csv, PopulationTable written)
    {
        var path = Studies.StudyFolder.Resolve(file.File, place, csv);
        try
        {
            using var reader = CsvReader.FromFile(path, new CsvReaderOptions { MaxRecordSize = 1 << 20 });
            var header = reader.Headers.ToArray();
            int[] columns = [.. written.Attributes.Append("share").Select(name => Array.IndexOf(header, name) is >= 0 and var at ? at : throw file.Refuse(place, $"'{csv}' has no column '{name}'."))];
            var rows = new List<PopulationRow>();
            while (reader.Read())
                rows.Add(new PopulationRow { Values = [.. columns[..^1].Select(c => reader.GetString(c).Trim())], Share = double.TryParse(reader.GetString(columns[^1]), CultureInfo.InvariantCulture, out var share) ? share : throw file.Refuse(place, $"'{csv}' has a share that is no number.") });
            return rows;
        }
        catch (Exception e) when (e is CsvFormatException or IOException)
        {
            throw file.Refuse(place, $"'{csv}' cannot be read as CSV.");
        }
    }

    /// <summary>Two tables that share an attribute must say the same of it; a difference of rounding is taken out by fitting.</summary>
    private static void Agree(Document<PopulationDocument> file, Contingency table, List<Target> targets)
    {
        for (var a = 0; a < table.Sizes.Length; a++)
        {
            var known = targets.Where(t => t.Attributes.Contains(a)).Select(t => (t.Name, Shares: Margin(table, t, a))).ToList();
            if (known.Count is 0) throw file.Refuse("$.tables", $"no table says how '{file.Value.Attributes[a].Name}' is spread; add a margin for it.");
            foreach (var (name, shares) in known.Skip(1))
                for (var v = 0; v < shares.Length; v++)
                    if (Math.Abs(shares[v] - known[0].Shares[v]) > SameShare)
                        throw file.Refuse("$.tables", string.Create(CultureInfo.InvariantCulture, $"'{known[0].Name}' has {known[0].Shares[v]:0.0 %} for {file.Value.Attributes[a].Name} {file.Value.Attributes[a].Values[v]}, and '{name}' has {shares[v]:0.0 %}. Make them agree."));
        }
    }

    private static double[] Margin(Contingency table, Target target, int attribute)
    {
        var (margin, at) = (new double[table.Sizes[attribute]], target.Attributes.ToList().IndexOf(attribute));
        var after = target.Attributes.Skip(at + 1).Aggregate(1, (product, a) => product * table.Sizes[a]);
        for (var i = 0; i < target.Shares.Length; i++) margin[i / after % margin.Length] += target.Shares[i];
        return margin;
    }

    private static int IndexOf(Document<PopulationDocument> file, string place, string name)
    {
        var names = file.Value.Attributes.Select(a => a.Name).ToList();
        return names.IndexOf(name) is >= 0 and var at ? at : throw file.Refuse(place, $"there is no attribute '{name}'{Spelling.Suggest(name, names)}");
    }

    private static int ValueOf(Document<PopulationDocument> file, string place, string attribute, string value)
    {
        var values = file.Value.Attributes.First(a => a.Name == attribute).Values.ToList();
        return values.IndexOf(value) is >= 0 and var at ? at : throw file.Refuse(place, $"'{attribute}' has no value '{value}'{Spelling.Suggest(value, values)}");
    }
}
