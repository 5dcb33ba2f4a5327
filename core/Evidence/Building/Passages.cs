namespace Twins.Core.Evidence.Building;

/// <summary>Cuts a long text into passages that say one thing each, at the ends of sentences.</summary>
public static class Passages
{
    /// <summary>What a person still reads at a glance, in characters.</summary>
    public const int Longest = 600;

    public static IReadOnlyList<string> Of(string text)
    {
        var clean = Clean(text);
        if (clean.Length <= Longest) return clean.Length is 0 ? [] : [clean];
        var passages = new List<string>();
        for (var start = 0; start < clean.Length;)
        {
            var end = EndOf(clean, start);
            passages.Add(clean[start..end].Trim());
            start = end;
        }
        return passages;
    }

    /// <summary>The sentences of a text, each with the mark that ends it.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Ends(text, i)) continue;
            if (text[start..(i + 1)].Trim() is { Length: > 0 } sentence) yield return sentence;
            start = i + 1;
        }
        if (text[start..].Trim() is { Length: > 0 } rest) yield return rest;
    }

    /// <summary>One line, one blank between words, and nothing that is not seen.</summary>
    private static string Clean(string text)
    {
        var visible = text.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c)).Select(c => char.IsWhiteSpace(c) ? ' ' : c).ToArray();
        return string.Join(' ', new string(visible).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static int EndOf(string text, int start)
    {
        if (text.Length - start <= Longest) return text.Length;
        var (sentence, word) = (0, 0);
        for (var i = start; i < start + Longest; i++)
        {
            if (Ends(text, i)) sentence = i + 1;
            if (text[i] is ' ') word = i;
        }
        if (sentence > start) return sentence;
        if (word > start) return word;
        // Nothing to cut at: not between the halves of one character.
        return char.IsHighSurrogate(text[start + Longest - 1]) ? start + Longest - 1 : start + Longest;
    }

    private static bool Ends(string text, int i) => text[i] is '.' or '!' or '?' or '…' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]));
}
