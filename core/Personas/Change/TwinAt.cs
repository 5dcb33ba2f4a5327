using Twins.Core.Evidence;

namespace Twins.Core.Personas.Change;

/// <summary>A twin as life has changed it. Its document stays what it is; the version of what comes out follows from its content.</summary>
public static class TwinAt
{
    /// <summary>What fits into a prompt beside everything else.</summary>
    public const int MostEpisodes = 60;
    public const int MostOpinions = 20;

    private const string Source = "diary";

    /// <summary>
    /// Pure: entries until <paramref name="today"/> become episodes, and opinions become beliefs and tendencies with the
    /// entries that they rest on as their grounds. Of more than fit the most important stay, and of those the latest.
    /// </summary>
    /// <param name="twin">As documented, resolved.</param>
    /// <param name="entries">Of one life; entries of other twins are passed over.</param>
    /// <returns>The same twin where there is nothing to change.</returns>
    public static Twin Apply(Twin twin, IEnumerable<DiaryEntry> entries, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var lived = entries.Where(e => e.Twin == twin.Id && Day(e) <= today).DistinctBy(e => e.Id).OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        var episodes = lived.Where(e => e.Kind is not DiaryKind.Reflection).ToList();
        var kept = Weightiest(episodes, MostEpisodes);
        var opinions = Latest(lived.Where(e => e.Kind is DiaryKind.Reflection));
        if (kept.Count + opinions.Count is 0) return twin;
        return twin with
        {
            Memory = TwinResolver.Named(twin.Memory with { Episodes = [.. twin.Memory.Episodes, .. kept.Select(Episode)] }),
            Beliefs = With(twin.Beliefs, opinions, OpinionPart.Belief),
            Tendencies = With(twin.Tendencies, opinions, OpinionPart.Tendency),
            Grounds = Grounds(twin.Grounds, opinions),
        };
    }

    private static EvidenceItem Episode(DiaryEntry entry) => new()
    {
        OwnId = entry.Id,
        Text = entry.Text,
        Source = entry.Source is null ? Source : $"{Source}: {entry.Source}",
        Date = Day(entry),
        Synthetic = entry.Invented,
        Importance = entry.Importance,
        Subject = entry.Subject,
    };

    private static List<DiaryEntry> Weightiest(List<DiaryEntry> entries, int most)
    {
        if (entries.Count <= most) return entries;
        var kept = entries.OrderByDescending(e => e.Importance).ThenByDescending(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).Take(most).ToHashSet();
        return [.. entries.Where(kept.Contains)];
    }

    /// <summary>Who changes an opinion holds the new one, not both.</summary>
    private static List<DiaryEntry> Latest(IEnumerable<DiaryEntry> opinions) =>
        [.. opinions.GroupBy(o => (o.Topic ?? o.Id, o.Part)).Select(g => g.Last()).OrderBy(o => o.At).ThenBy(o => o.Id, StringComparer.Ordinal).TakeLast(MostOpinions)];

    private static IReadOnlyList<string> With(IReadOnlyList<string> own, List<DiaryEntry> opinions, OpinionPart part) =>
        opinions.Exists(o => o.Part == part) ? [.. own.Union(opinions.Where(o => o.Part == part).Select(o => o.Text), StringComparer.Ordinal)] : own;

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Grounds(IReadOnlyDictionary<string, IReadOnlyList<string>> own, List<DiaryEntry> opinions)
    {
        if (opinions.Count is 0) return own;
        var grounds = new Dictionary<string, IReadOnlyList<string>>(own, StringComparer.Ordinal);
        foreach (var opinion in opinions) grounds[opinion.Text] = [.. grounds.GetValueOrDefault(opinion.Text, []).Union(opinion.Grounds, StringComparer.Ordinal)];
        return grounds;
    }

    private static DateOnly Day(DiaryEntry entry) => DateOnly.FromDateTime(entry.At.UtcDateTime);
}
