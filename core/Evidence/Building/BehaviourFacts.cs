using System.Globalization;

namespace Twins.Core.Evidence.Building;

/// <summary>
/// Turns figures into sentences that say what somebody does, with the figure and how many rows and people it rests on. A
/// column that never exceeds another one counts a part of it, such as sessions in which prices were compared among sessions.
/// </summary>
internal sealed class BehaviourFacts
{
    private static readonly string[] Wholes = ["sessions", "visits", "orders", "purchases", "tickets", "calls", "contacts", "views", "bestellungen", "besuche", "sitzungen"];

    private readonly Dictionary<string, Measured> measures = new(StringComparer.Ordinal);
    private readonly HashSet<(string Part, string Whole)> exceeded = [];

    public void Add(Sources.SourceRecord record, string? person)
    {
        foreach (var (column, value) in record.Measures)
        {
            if (!double.IsFinite(value)) continue;
            if (!measures.TryGetValue(column, out var measured)) measures[column] = measured = new Measured(column);
            measured.Add(value, person, record.Place, record.Date);
            foreach (var (whole, all) in record.Measures) if (value > all || value < 0) exceeded.Add((column, whole));
        }
    }

    /// <param name="fewest">A figure of fewer people than these would speak of persons.</param>
    public IReadOnlyList<EvidenceItem> Facts(int fewest) =>
        [.. measures.Values.Where(m => m.People >= fewest && m.Rows > 0).OrderBy(m => m.Column, StringComparer.Ordinal).Select(m => new EvidenceItem
        {
            Kind = EvidenceKind.Fact,
            Text = Sentence(m),
            Source = m.Source,
            Date = m.Latest,
            Importance = 0.8,
        })];

    private string Sentence(Measured m)
    {
        var basis = string.Create(CultureInfo.InvariantCulture, $"{m.Rows:N0} rows of {m.People:N0} {(m.People is 1 ? "person" : "people")}");
        return WholeOf(m) is { } whole
            ? string.Create(CultureInfo.InvariantCulture, $"{Words(m.Column)} in {m.Sum / whole.Sum:0 %} of {Words(whole.Column, capital: false)} (n = {whole.Sum:N0}; {basis})")
            : string.Create(CultureInfo.InvariantCulture, $"{Words(m.Column)}: {m.Mean:0.##} on average, from {m.Least:0.##} to {m.Most:0.##} (n = {basis})");
    }

    private Measured? WholeOf(Measured part) => measures.Values
        .Where(w => w != part && w.Sum > 0 && w.Rows == part.Rows && Array.Exists(Wholes, name => w.Column.Contains(name, StringComparison.OrdinalIgnoreCase)) && !exceeded.Contains((part.Column, w.Column)) && w.Sum > part.Sum)
        .MinBy(w => (w.Sum, w.Column));

    private static string Words(string column, bool capital = true)
    {
        var words = column.Replace('_', ' ').Replace('-', ' ').Trim();
        return capital && words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;
    }
}
