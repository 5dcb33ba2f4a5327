using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Core.Governance.Rights;

/// <summary>A twin's document as it would be had it never known certain people.</summary>
public static class TwinWithout
{
    /// <returns>The twin without their evidence and without every sentence that rests on theirs alone; null when it stands for one of them.</returns>
    public static Twin? People(Twin written, IReadOnlySet<string> people)
    {
        ArgumentNullException.ThrowIfNull(written);
        return written.Subject is { } subject && people.Contains(subject.Person) ? null : Evidence(written, i => Is(i, people));
    }

    /// <returns>The twin without some evidence and without every sentence that rests on it alone; the same where there is none of it.</returns>
    public static Twin Evidence(Twin written, Func<EvidenceItem, bool> isGone)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(isGone);
        var gone = written.Memory.All.Where(isGone).ToList();
        if (gone.Count is 0) return written;
        var memory = written.Memory.Where(i => isGone(i) ? null : i);
        var ids = memory.All.Select(i => i.OwnId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var grounds = written.Grounds.ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Value.Where(ids.Contains)], StringComparer.Ordinal);
        bool Stays(string sentence) => grounds.TryGetValue(sentence, out var rests) ? rests.Count > 0 : !gone.Exists(i => i.Text.Contains(sentence, StringComparison.Ordinal));
        return written with
        {
            Goals = [.. written.Goals.Where(Stays)],
            Frustrations = [.. written.Frustrations.Where(Stays)],
            Tendencies = [.. written.Tendencies.Where(Stays)],
            Beliefs = [.. written.Beliefs.Where(Stays)],
            Knowledge = [.. written.Knowledge.Where(Stays)],
            Constraints = [.. written.Constraints.Where(Stays)],
            Preferences = new Preferences
            {
                Interests = [.. written.Preferences.Interests.Where(Stays)],
                Likes = [.. written.Preferences.Likes.Where(Stays)],
                Dislikes = [.. written.Preferences.Dislikes.Where(Stays)],
            },
            Decisions = written.Decisions with { Rules = [.. written.Decisions.Rules.Where(Stays)] },
            Voice = written.Voice with { Catchphrases = [.. written.Voice.Catchphrases.Where(Stays)], Examples = [.. written.Voice.Examples.Where(e => Stays(e.Answer))] },
            Memory = memory with { Recent = [.. memory.Recent.Where(Stays)] },
            Grounds = grounds.Where(g => Stays(g.Key)).ToDictionary(g => g.Key, g => g.Value, StringComparer.Ordinal),
        };
    }

    private static bool Is(EvidenceItem item, IReadOnlySet<string> people) => item.Subject is { } subject && people.Contains(subject);
}
