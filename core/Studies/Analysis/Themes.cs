using Twins.Core.Evidence;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// What many twins say in their own words: terms that several twins use, weighed by how much more this group uses them
/// than everybody does. Lexical on purpose: it runs anywhere, always finds the same, and every theme can be checked by
/// searching for its words.
/// </summary>
internal sealed class Themes(Roster roster, IReadOnlyList<Remark> everybody)
{
    private const int MostThemes = 8;
    private const int MostQuotes = 4;

    private sealed record Term(string Name, IReadOnlyList<string> Stems, IReadOnlyList<Remark> Remarks, IReadOnlySet<int> Twins, double Score);

    private readonly Dictionary<string, int> background = Count(everybody);
    private readonly int population = everybody.Select(r => r.Twin).Distinct().Count();

    public IReadOnlyList<Theme> Of(IReadOnlyList<Remark> remarks)
    {
        var chosen = new List<Term>();
        foreach (var term in Candidates(remarks).OrderByDescending(t => t.Score).ThenByDescending(t => t.Name.Length).ThenBy(t => t.Name, StringComparer.Ordinal))
        {
            if (chosen.Count == MostThemes) break;
            if (!chosen.Exists(c => Alike(c, term))) chosen.Add(term);
        }
        return [.. chosen.OrderByDescending(t => t.Twins.Count).ThenByDescending(t => t.Score).ThenBy(t => t.Name, StringComparer.Ordinal).Select(t => new Theme(t.Name, t.Twins.Count, Quotes(t)))];
    }

    private IEnumerable<Term> Candidates(IReadOnlyList<Remark> remarks)
    {
        var group = remarks.Select(r => r.Twin).Distinct().Count();
        var fewest = Math.Min(2, group);
        foreach (var (stem, uses) in Index(remarks))
        {
            var twins = uses.Select(u => u.Remark.Twin).ToHashSet();
            if (twins.Count < fewest) continue;
            var here = (twins.Count + .5) / (group + 1);
            var elsewhere = (background.GetValueOrDefault(stem) + .5) / (population + 1);
            var score = twins.Count * (1 + Math.Max(0, Math.Log(here / elsewhere))) * (stem.Contains(' ') ? 1.3 : 1);
            // Words in nearly every remark are more often the frame they are spoken in than what is said.
            if (remarks.Count >= 10 && uses.Count > .9 * remarks.Count) score *= .1;
            var name = uses.GroupBy(u => u.Words, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
            yield return new Term(name, [.. stem.Split(' ')], [.. uses.Select(u => u.Remark)], twins, score);
        }
    }

    /// <summary>Two terms are one theme when mostly the same remarks use them, or one word of the other's and mostly its remarks.</summary>
    private static bool Alike(Term a, Term b)
    {
        var common = a.Remarks.Intersect(b.Remarks, ReferenceEqualityComparer.Instance).Count();
        var either = a.Remarks.Count + b.Remarks.Count - common;
        return common >= .6 * either || (common >= .6 * Math.Min(a.Remarks.Count, b.Remarks.Count) && a.Stems.Intersect(b.Stems, StringComparer.Ordinal).Any());
    }

    /// <summary>One remark for each twin, of a readable length, turning from segment to segment.</summary>
    private List<AttributedQuote> Quotes(Term term)
    {
        var perTwin = term.Remarks.GroupBy(r => r.Twin).Select(g => g.OrderBy(Awkward).ThenBy(r => r.Stimulus).First());
        var turns = perTwin.GroupBy(r => roster.Members[r.Twin].Segment, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(Awkward).ThenBy(r => r.Twin).Select((r, turn) => (r, turn)));
        return [.. turns.OrderBy(x => x.turn).ThenBy(x => Awkward(x.r)).ThenBy(x => x.r.Twin).Take(MostQuotes).Select(x => Quote(x.r))];
    }

    private AttributedQuote Quote(Remark remark)
    {
        var member = roster.Members[remark.Twin];
        var memory = member.Twin.Memory;
        var evidence = memory.All.ToLookup(e => e.Id, StringComparer.Ordinal);
        return new AttributedQuote(remark.Text, member.Twin.Id, member.Twin.Name, member.Segment, roster.Stimuli[remark.Stimulus], [.. remark.Cites.Select(id => Cite(id, evidence[id].FirstOrDefault()))]);
    }

    private static string Cite(string id, EvidenceItem? item) => item is null ? id : $"{id}: {item.Text}";

    private static int Awkward(Remark remark) => Math.Abs(Math.Clamp(remark.Text.Length, 40, 240) - remark.Text.Length);

    private static Dictionary<string, List<(Remark Remark, string Words)>> Index(IReadOnlyList<Remark> remarks)
    {
        var index = new Dictionary<string, List<(Remark, string)>>(StringComparer.Ordinal);
        foreach (var remark in remarks)
        {
            foreach (var (stem, words) in Phrase.Terms(remark.Text))
            {
                if (!index.TryGetValue(stem, out var uses)) index[stem] = uses = [];
                uses.Add((remark, words));
            }
        }
        return index;
    }

    private static Dictionary<string, int> Count(IReadOnlyList<Remark> remarks) =>
        Index(remarks).ToDictionary(t => t.Key, t => t.Value.Select(u => u.Remark.Twin).Distinct().Count(), StringComparer.Ordinal);
}
