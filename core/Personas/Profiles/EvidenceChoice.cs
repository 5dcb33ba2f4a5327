using Twins.Core.Evidence;

namespace Twins.Core.Personas.Profiles;

/// <summary>
/// Which of many pieces go into the document, where every answer sees them: person by person, so that nobody speaks for all,
/// praise beside blame, and the most telling of each first.
/// </summary>
internal static class EvidenceChoice
{
    public static IReadOnlyList<EvidenceItem> Of(IEnumerable<EvidenceItem> items, int most)
    {
        var people = items.GroupBy(i => i.Subject ?? i.Source ?? "", StringComparer.Ordinal)
            .Select(g => Alternating(g).ToList())
            .OrderByDescending(g => g[0].Importance ?? 0.5).ThenBy(g => g[0].Source, StringComparer.Ordinal)
            .ToList();
        var chosen = new List<EvidenceItem>();
        for (var round = 0; chosen.Count < most && people.Exists(p => p.Count > round); round++)
            chosen.AddRange(people.Where(p => p.Count > round).Select(p => p[round]).Take(most - chosen.Count));
        return chosen;
    }

    /// <summary>The most telling blame, then the most telling praise, and so on.</summary>
    private static IEnumerable<EvidenceItem> Alternating(IEnumerable<EvidenceItem> items)
    {
        var tones = items.OrderByDescending(i => i.Importance ?? 0.5).ThenBy(i => i.Source, StringComparer.Ordinal)
            .GroupBy(i => Math.Sign(Says.Of(i.Text, i).Affect)).Select(g => g.ToList()).OrderByDescending(g => g[0].Importance ?? 0.5).ToList();
        for (var i = 0; tones.Exists(t => t.Count > i); i++)
            foreach (var tone in tones.Where(t => t.Count > i)) yield return tone[i];
    }
}
