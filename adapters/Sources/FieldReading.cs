using System.Globalization;
using System.Text;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Rows of named values, from CSV or JSON Lines, as records.</summary>
internal sealed class FieldReading(SourceContext context)
{
    private bool formulas;

    /// <returns>Null when the row says nothing.</returns>
    public SourceRecord? Read(string at, IEnumerable<(string Name, string Value)> row)
    {
        var (people, texts, name) = (new List<string>(), new List<string>(), default(string));
        var (measures, traits) = (new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var record = context.Record(at);
        foreach (var (column, raw) in row)
        {
            if (!context.File.Columns.TryGetValue(column, out var role) || role is ColumnRole.Ignore || string.IsNullOrWhiteSpace(raw)) continue;
            var value = Harmless(raw.Trim());
            switch (role)
            {
                case ColumnRole.Person: people.Insert(0, value); break;
                case ColumnRole.Email: people.Add(value); break;
                case ColumnRole.Name: name = name is null ? value : $"{name} {value}"; break;
                case ColumnRole.Text: texts.Add(value); break;
                case ColumnRole.Date: record = record with { Date = record.Date ?? SourceDate.Parse(value) }; break;
                case ColumnRole.Segment: record = record with { Segment = value }; break;
                case ColumnRole.Rating: record = record with { Rating = Rating(value) }; break;
                case ColumnRole.Measure: if (Number(value) is { } number) measures[column] = number; break;
                case ColumnRole.Trait: traits[column] = value; break;
                default: break;
            }
        }
        if (people.Count + texts.Count + measures.Count + traits.Count is 0) return null;
        return record with { Kind = context.File.Kind ?? EvidenceKind.Quote, Person = people, Name = name, Text = Joined(texts), Measures = measures, Traits = traits };
    }

    /// <summary>A subject and its message, each a sentence.</summary>
    private static string Joined(List<string> texts)
    {
        var joined = new StringBuilder();
        foreach (var text in texts)
        {
            if (joined.Length > 0) joined.Append(joined[^1] is '.' or '!' or '?' ? " " : ". ");
            joined.Append(text);
        }
        return joined.ToString();
    }

    /// <summary>What a spreadsheet would run as a formula is text here, and stays text wherever it goes.</summary>
    private string Harmless(string value)
    {
        if (value[0] is not ('=' or '+' or '@') || Number(value) is not null || value.Length < 2 || !(char.IsLetter(value[1]) || value[1] is '(' or '-') || (value[0] is '@' && !value.Contains('(', StringComparison.Ordinal))) return value;
        if (!formulas) context.Problems.Say(null, "has cells that a spreadsheet would run as formulas; they were read as plain text.");
        formulas = true;
        return "'" + value;
    }

    private double? Rating(string value) => Number(value) is { } number && context.File.Scale is [var low, var high] && high > low ? Math.Clamp((number - low) / (high - low), 0, 1) : null;

    private static double? Number(string value) => double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
