using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Governance;

/// <summary>
/// Goes over a text once. A rule holds where all that it needs stands in a sentence and the one before it, for people say
/// what is the matter first and ask next.
/// </summary>
internal sealed class HighStakesReading(HighStakesRules rules, List<Token> tokens)
{
    /// <summary>Text without a full stop is read in stretches of so many words.</summary>
    private const int LongestSentence = 60;

    /// <summary>Points at which words that no rule knows together are taken for a question about a person.</summary>
    private const int Enough = 3;

    private static readonly HighStakesTopic[] Topics = Enum.GetValues<HighStakesTopic>();

    /// <summary>Where a phrase of each list stood last; −1 for nowhere.</summary>
    private readonly int[] seen = [.. Enumerable.Repeat(-1, rules.Lists)];
    private readonly List<Phrase> found = [];
    private int previous, start;
    private bool anything;

    public HighStakesTopic? Find()
    {
        for (var at = 0; at < tokens.Count;)
        {
            if ((tokens[at].NewSentence && at > start) || at - start >= LongestSentence)
            {
                if (Topic() is { } topic) return topic;
                (previous, start, anything) = (start, at, false);
            }
            at += Take(at);
        }
        return Topic();
    }

    /// <summary>How many words were read.</summary>
    private int Take(int at)
    {
        found.Clear();
        rules.Phrases.Find(tokens, at, found);
        var ignored = 0;
        foreach (var phrase in found)
            if (phrase.List == HighStakesRules.Ignored) ignored = Math.Max(ignored, phrase.Words.Length);
        if (ignored > 0) return ignored;
        foreach (var phrase in found) seen[phrase.List] = at;
        anything |= found.Count > 0;
        return 1;
    }

    private HighStakesTopic? Topic()
    {
        if (!anything) return null;
        foreach (var rule in rules.All)
            if (Holds(rule)) return rule.Topic;
        return Weightiest();
    }

    private HighStakesTopic? Weightiest()
    {
        Span<int> points = stackalloc int[Topics.Length];
        foreach (var weight in rules.Weights)
        {
            if (Last(weight.Lists) < previous) continue;
            if (weight.Topic is { } topic) points[(int)topic] += weight.Points;
            else foreach (ref var each in points) each += weight.Points;
        }
        var most = Topics[0];
        foreach (var topic in Topics)
            if (points[(int)topic] > points[(int)most]) most = topic;
        return points[(int)most] >= Enough ? most : null;
    }

    private int Last(IReadOnlyList<int> lists)
    {
        var last = -1;
        foreach (var list in lists) last = Math.Max(last, seen[list]);
        return last;
    }

    private bool Holds(HighStakesRule rule)
    {
        var here = false;
        foreach (var part in rule.Needs)
        {
            var last = Last(part);
            if (last < previous) return false;
            here |= last >= start;
        }
        foreach (var list in rule.Forbids)
            if (seen[list] >= previous) return false;
        return here;
    }
}
