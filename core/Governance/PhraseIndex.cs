using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Governance;

/// <summary>
/// Finds phrases by their first word. A word stands for all its forms; with a star at an end it stands for every word that
/// begins or ends so, and with an equals sign before it for itself alone.
/// </summary>
internal sealed class PhraseIndex
{
    private const int ShortestPart = 3;

    private readonly Dictionary<string, List<Phrase>> stems = new(StringComparer.Ordinal), beginnings = new(StringComparer.Ordinal), endings = new(StringComparer.Ordinal);

    public void Add(string phrase, int list)
    {
        PhraseWord[] words = [.. phrase.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(PhraseWord.Read)];
        var by = words[0].Kind switch { PhraseMatch.Beginning => beginnings, PhraseMatch.Ending => endings, _ => stems };
        if (!by.TryGetValue(words[0].Key, out var known)) by[words[0].Key] = known = [];
        known.Add(new Phrase(list, words));
    }

    /// <summary>Adds what stands at a place to <paramref name="found"/>.</summary>
    public void Find(List<Token> tokens, int at, List<Phrase> found)
    {
        var word = tokens[at].Text;
        Take(stems, tokens[at].Stem, tokens, at, found);
        if (!string.Equals(tokens[at].Stem, word, StringComparison.Ordinal)) Take(stems, word, tokens, at, found);
        for (var length = ShortestPart; length <= word.Length; length++)
        {
            Take(beginnings, word.AsSpan(0, length), tokens, at, found);
            Take(endings, word.AsSpan(word.Length - length), tokens, at, found);
        }
    }

    private static void Take(Dictionary<string, List<Phrase>> by, ReadOnlySpan<char> key, List<Token> tokens, int at, List<Phrase> found)
    {
        if (!by.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var phrases)) return;
        foreach (var phrase in phrases)
            if (phrase.IsAt(tokens, at) && !found.Contains(phrase)) found.Add(phrase);
    }
}
