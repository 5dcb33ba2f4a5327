using Twins.Core.Respondents;

namespace Twins.Core.Studies.Analysis;

/// <summary>How often each outcome came about, and the reasons most often given.</summary>
internal sealed class OutcomeReasons
{
    private const int MostReasons = 2000;
    private const int LongestReason = 160;

    private readonly Dictionary<string, long> counts = Outcome.Kinds.ToDictionary(kind => kind, _ => 0L, StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, long>> reasons = Outcome.Kinds.ToDictionary(kind => kind, _ => new SortedDictionary<string, long>(StringComparer.Ordinal), StringComparer.Ordinal);

    public long Total => counts.Values.Sum();

    public void Add(Outcome outcome)
    {
        counts[outcome.Kind]++;
        if (outcome.Detail is { Length: > 0 } reason) Count(reasons[outcome.Kind], Shorten(reason));
    }

    public long Of(string kind) => counts[kind];

    public IReadOnlyList<OutcomeCount> Counts() =>
        [.. Outcome.Kinds.Select(kind => new OutcomeCount(kind, counts[kind], [.. reasons[kind].Take(MostReasons).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(3).Select(r => r.Value > 1 ? $"{r.Key} ({r.Value} times)" : r.Key)]))];

    private static void Count(SortedDictionary<string, long> known, string reason)
    {
        known[reason] = known.GetValueOrDefault(reason) + 1;
        // Reasons may all differ; the last in the alphabet go, since that does not depend on the order of arrival.
        if (known.Count < 2 * MostReasons) return;
        foreach (var last in known.Keys.Skip(MostReasons).ToList()) known.Remove(last);
    }

    private static string Shorten(string reason)
    {
        var line = string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestReason ? line : string.Concat(line.AsSpan(0, LongestReason), "…");
    }
}
