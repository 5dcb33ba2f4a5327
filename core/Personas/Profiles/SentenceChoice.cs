using Twins.Core.Evidence;

namespace Twins.Core.Personas.Profiles;

/// <summary>Chooses the sentences that stand for the others: on what many speak of, from different people, each once.</summary>
internal sealed class SentenceChoice(IReadOnlyList<Says> says, int most)
{
    /// <summary>Two sentences that share so much say the same thing.</summary>
    private const double SameThing = 0.5;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private readonly Dictionary<ulong, int> subjects = says
        .SelectMany(s => s.Subjects.Select(key => (key, Who: s.Item.Subject ?? s.Item.Source ?? "")))
        .Distinct().GroupBy(x => x.key).ToDictionary(g => g.Key, g => g.Count());

    public IReadOnlyList<Says> Take(Func<Says, bool> fits)
    {
        var (chosen, spoken) = (new List<Says>(), new HashSet<string>(StringComparer.Ordinal));
        var near = new NearDuplicates(SameThing);
        var ranked = says.Where(s => fits(s) && !taken.Contains(s.Sentence)).OrderByDescending(s => s.Weight(subjects)).ThenBy(s => s.Sentence, StringComparer.Ordinal).ToList();
        // One sentence of each person first; a second one where there is still room.
        foreach (var pass in new[] { true, false })
        {
            foreach (var s in ranked)
            {
                if (chosen.Count >= most) break;
                if (taken.Contains(s.Sentence) || (pass && !spoken.Add(s.Item.Subject ?? s.Item.Source ?? "")) || near.Add(s.Sentence).Count > 0) continue;
                chosen.Add(s);
                taken.Add(s.Sentence);
            }
        }
        return chosen;
    }
}
