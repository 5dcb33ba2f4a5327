using System.Globalization;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas.Segments;

namespace Twins.Core.Evidence.Building;

/// <summary>What people are sorted into kinds by: the means of their figures, what they are, and their answers to closed questions.</summary>
internal sealed class PersonTraces
{
    /// <summary>What was answered in so many ways was open, or is as good as a name.</summary>
    private const int MostValues = 12;

    private const int LongestValue = 120;

    /// <summary>Less is known of too few to sort everybody by it.</summary>
    private const double LeastKnown = 0.1;

    private readonly Dictionary<string, Trace> traces = new(StringComparer.Ordinal);

    public void Add(SourceRecord record, string alias)
    {
        if (!traces.TryGetValue(alias, out var trace)) traces[alias] = trace = new Trace();
        foreach (var (column, value) in record.Measures) trace.Measure(column, value);
        if (record.Rating is { } rating) trace.Measure("rating", rating);
        foreach (var (name, value) in record.Traits) trace.Say(name, value);
        if (record is { Kind: EvidenceKind.Fact, Question: { Length: > 0 } question, Text.Length: <= LongestValue }) trace.Say(question, record.Text);
    }

    /// <param name="personOf">The one pseudonym of everybody.</param>
    /// <param name="isBarred">Who is left out.</param>
    /// <param name="fewest">A value of fewer people than these would speak of persons.</param>
    public IReadOnlyList<PersonFeatures> Of(Func<string, string> personOf, Func<string, bool> isBarred, int fewest)
    {
        var people = traces.GroupBy(t => personOf(t.Key), t => t.Value, StringComparer.Ordinal).Where(p => !isBarred(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (Id: p.Key, Trace: Trace.Of(p))).ToList();
        var least = Math.Max(fewest, (int)Math.Ceiling(LeastKnown * people.Count));
        var said = people.SelectMany(p => p.Trace.Said).ToLookup(s => s.Key, s => s.Value, StringComparer.Ordinal).Where(c => c.Count() >= least).ToList();
        var figures = said.Where(c => c.All(v => Number(v) is not null)).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        // A value is shown with the segment that it sets apart, so it must not point to somebody.
        var values = said.Where(c => !figures.Contains(c.Key) && c.Distinct(StringComparer.Ordinal).Count() <= MostValues)
            .ToDictionary(c => c.Key, c => c.GroupBy(v => v, StringComparer.Ordinal).Where(v => v.Count() >= fewest).Select(v => v.Key).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var measures = people.SelectMany(p => p.Trace.Means.Keys).GroupBy(c => c, StringComparer.Ordinal).Where(c => c.Count() >= least).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        return [.. people.Select(p => new PersonFeatures(p.Id, Numbers(p.Trace), Categories(p.Trace))).Where(p => p.Numbers.Count + p.Categories.Count > 0)];

        Dictionary<string, double> Numbers(Trace trace) => trace.Means.Where(m => measures.Contains(m.Key))
            .Concat(trace.Said.Where(s => figures.Contains(s.Key)).Select(s => KeyValuePair.Create(s.Key, Number(s.Value)!.Value)))
            .GroupBy(n => n.Key, n => n.Value, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.First(), StringComparer.Ordinal);

        Dictionary<string, string> Categories(Trace trace) => trace.Said.Where(s => values.TryGetValue(s.Key, out var known) && known.Contains(s.Value)).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
    }

    private static double? Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private sealed class Trace
    {
        private readonly Dictionary<string, (double Sum, int Rows)> measures = new(StringComparer.Ordinal);

        public Dictionary<string, string> Said { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, double> Means => measures.ToDictionary(m => m.Key, m => m.Value.Sum / m.Value.Rows, StringComparer.Ordinal);

        public static Trace Of(IEnumerable<Trace> aliases)
        {
            var all = new Trace();
            foreach (var trace in aliases)
            {
                foreach (var (column, (sum, rows)) in trace.measures) all.measures[column] = all.measures.TryGetValue(column, out var m) ? (m.Sum + sum, m.Rows + rows) : (sum, rows);
                foreach (var (name, value) in trace.Said) all.Say(name, value);
            }
            return all;
        }

        public void Measure(string column, double value)
        {
            if (!double.IsFinite(value)) return;
            var (sum, rows) = measures.GetValueOrDefault(column);
            measures[column] = (sum + value, rows + 1);
        }

        public void Say(string name, string value)
        {
            if (value.Trim() is { Length: > 0 and <= LongestValue } said) Said[name] = said;
        }
    }
}
