namespace Twins.Core.Studies.Analysis;

/// <summary>The words and pairs of words in a text that could name a theme.</summary>
internal static class Phrase
{
    private const int LongestWord = 40;
    private const int MostWords = 1000;

    private static readonly string[] Endings = ["ing", "ies", "ed", "es", "en", "er", "s", "e", "n", "y"];

    /// <summary>Terms by stem with the words as they stand: single words, and pairs with nothing but a blank between them.</summary>
    public static IReadOnlyDictionary<string, string> Terms(string text)
    {
        var terms = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Stem, string Word, int End)? before = null;
        foreach (var (word, start) in Words(text).Take(MostWords))
        {
            if (Stopwords.Contains(word) || word.Length < 3 || word.All(char.IsDigit))
            {
                before = null;
                continue;
            }
            var stem = Stem(word);
            terms.TryAdd(stem, word);
            if (before is { } b && start == b.End + 1 && b.Stem != stem) terms.TryAdd($"{b.Stem} {stem}", $"{b.Word} {word}");
            before = (stem, word, start + word.Length);
        }
        return terms;
    }

    private static IEnumerable<(string Word, int Start)> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == '-' && start >= 0 && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
            {
                if (start < 0) start = i;
                continue;
            }
            if (start >= 0 && i - start <= LongestWord) yield return (text[start..i].ToLowerInvariant(), start);
            start = -1;
        }
    }

    /// <summary>Cuts one common English or German ending where at least four letters stay, so that "slots" meets "slot".</summary>
    private static string Stem(string word)
    {
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }
}
