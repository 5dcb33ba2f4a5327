using Twins.Core.Respondents;

namespace Twins.Core.Studies.Analysis;

/// <summary>How often each outcome came about, and the reasons most often given.</summary>
internal sealed class OutcomeTally
{
    private const int MostReasons = 2000;
    private const int LongestReason = 160;

    private static readonly string[] Kinds = ["answered", "abstained", "refused", "filtered", "unparseable", "failed"];

    private readonly long[] counts = new long[Kinds.Length];
    private readonly SortedDictionary<string, long>[] reasons = [.. Kinds.Select(_ => new SortedDictionary<string, long>(StringComparer.Ordinal))];

    public long Total => counts.Sum();

    public void Add(Outcome outcome)
    {
        var (kind, reason) = outcome switch
        {
            Outcome.Answered => (0, ""),
            Outcome.Abstained a => (1, a.Reason),
            Outcome.Refused r => (2, r.Reason),
            Outcome.Filtered f => (3, f.Reason),
            Outcome.Unparseable u => (4, u.Reason),
            Outcome.Failed f => (5, f.Reason),
            _ => throw new NotSupportedException($"{outcome.GetType().Name} is not counted."),
        };
        counts[kind]++;
        if (reason.Length > 0) Count(reasons[kind], Shorten(reason));
    }

    public long Of(string kind) => counts[Array.IndexOf(Kinds, kind)];

    public IReadOnlyList<OutcomeCount> Counts() =>
        [.. Kinds.Select((kind, k) => new OutcomeCount(kind, counts[k], [.. reasons[k].Take(MostReasons).OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(3).Select(r => r.Value > 1 ? $"{r.Key} ({r.Value} times)" : r.Key)]))];

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
