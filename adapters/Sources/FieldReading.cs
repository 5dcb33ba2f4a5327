using System.Text;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>Rows of named values, from CSV or JSON Lines, as records.</summary>
internal sealed class FieldReading(SourceContext context)
{
    private bool formulas;

    private static readonly Dictionary<string, double> NoMeasures = [];
    private static readonly Dictionary<string, string> NoTraits = [];

    /// <returns>Null when the row says nothing.</returns>
    public SourceRecord? Read(string at, IEnumerable<(string Name, string Value)> row)
    {
        var (people, texts, measures, traits) = (new List<string>(2), new List<string>(2), NoMeasures, NoTraits);
        var (name, segment, date, rating) = (default(string), context.File.Segment, default(DateOnly?), default(double?));
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
                case ColumnRole.Date: date ??= SourceDate.Parse(value); break;
                case ColumnRole.Segment: segment = value; break;
                case ColumnRole.Rating: rating = Rating(value); break;
                case ColumnRole.Measure: if (SourceNumber.Parse(value) is { } number) (measures == NoMeasures ? measures = new(StringComparer.Ordinal) : measures)[column] = number; break;
                case ColumnRole.Trait: (traits == NoTraits ? traits = new(StringComparer.Ordinal) : traits)[column] = value; break;
                default: break;
            }
        }
        if (people.Count + texts.Count + measures.Count + traits.Count is 0 && rating is null) return null;
        return context.Record(at) with { Kind = context.File.Kind ?? EvidenceKind.Quote, Person = people, Name = name, Text = Joined(texts), Segment = segment, Date = date, Rating = rating, Measures = measures, Traits = traits };
    }

    /// <summary>A subject and its message, each a sentence.</summary>
    private static string Joined(List<string> texts)
    {
        if (texts.Count <= 1) return texts.Count is 0 ? "" : texts[0];
        var joined = new StringBuilder();
        foreach (var text in texts)
        {
            if (joined.Length > 0) joined.Append(joined[^1] is '.' or '!' or '?' ? " " : ". ");
            joined.Append(text);
        }
        return joined.ToString();
    }

    private string Harmless(string value)
    {
        if (!FormulaCell.IsOne(value)) return value;
        if (!formulas) context.Problems.Say(null, "has cells that a spreadsheet would run as formulas; they were read as plain text.");
        formulas = true;
        return FormulaCell.Plain(value);
    }

    private double? Rating(string value) => SourceNumber.Parse(value) is { } number && context.File.Scale is [var low, var high] && high > low ? Math.Clamp((number - low) / (high - low), 0, 1) : null;
}
