using Twins.Core.Evidence.PersonalData;
using Twins.Core.Evidence.Sources;

namespace Twins.Core.Evidence.Building;

/// <summary>Who occurs in the sources: found in a first reading, because a name in the first file may belong to an address in the last.</summary>
/// <param name="traces">Where what they do and say is kept when they are to be sorted by it.</param>
/// <param name="mayBeNamed">Who agreed to be found again, by pseudonym; of everybody else nothing but pseudonyms is kept.</param>
internal sealed class Roll(Pseudonyms pseudonyms, Func<string, bool> mayBeNamed, PersonTraces? traces = null)
{
    private readonly Dictionary<string, SortedSet<string>> named = new(StringComparer.Ordinal);
    private readonly Identities identities = new();
    private readonly Dictionary<string, Dictionary<string, int>> segments = new(StringComparer.Ordinal);

    /// <summary>Names that must go wherever they stand.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    public int Records { get; private set; }

    /// <summary>Everybody by pseudonym, with all pseudonyms that the person has.</summary>
    public ILookup<string, string> People => identities.Aliases;

    public void Add(SourceRecord record)
    {
        Records++;
        if (!string.IsNullOrWhiteSpace(record.Name)) Names.Add(record.Name.Trim());
        if (Aliases(record) is not { Length: > 0 } aliases) return;
        identities.Join(aliases);
        traces?.Add(record, aliases[0]);
        if (aliases.Any(mayBeNamed)) Name(aliases[0], record);
        if (string.IsNullOrWhiteSpace(record.Segment)) return;
        if (!segments.TryGetValue(aliases[0], out var votes)) segments[aliases[0]] = votes = new(StringComparer.Ordinal);
        votes[record.Segment.Trim()] = votes.GetValueOrDefault(record.Segment.Trim()) + 1;
    }

    /// <summary>The person that a record is of, or null.</summary>
    public string? PersonOf(SourceRecord record) => Aliases(record) is [var first, ..] ? identities.Of(first) : null;

    /// <summary>By the one pseudonym of everybody who agreed to it: what the sources know the person by.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Named => named.GroupBy(n => identities.Of(n.Key), n => n.Value, StringComparer.Ordinal).ToDictionary(n => n.Key, n => (IReadOnlyList<string>)[.. n.SelectMany(i => i).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], StringComparer.Ordinal);

    /// <summary>The one pseudonym of a person.</summary>
    public string PersonOf(string alias) => identities.Of(alias);

    /// <summary>Where the person stands in most rows; null where none says it.</summary>
    public IReadOnlyDictionary<string, string> Segments() => segments
        .GroupBy(s => identities.Of(s.Key), StringComparer.Ordinal)
        .ToDictionary(
            g => g.Key,
            g => g.SelectMany(s => s.Value).GroupBy(v => v.Key, StringComparer.Ordinal).OrderByDescending(v => v.Sum(x => x.Value)).ThenBy(v => v.Key, StringComparer.Ordinal).First().Key,
            StringComparer.Ordinal);

    private void Name(string alias, SourceRecord record)
    {
        if (!named.TryGetValue(alias, out var known)) named[alias] = known = new SortedSet<string>(StringComparer.Ordinal);
        known.UnionWith(record.Person.Append(record.Name ?? "").Where(i => !string.IsNullOrWhiteSpace(i)).Select(i => i.Trim()));
    }

    private string[] Aliases(SourceRecord record) => [.. record.Person.Where(p => !string.IsNullOrWhiteSpace(p)).Select(pseudonyms.Of)];
}
