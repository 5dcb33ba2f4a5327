namespace Twins.Core.Respondents.Offline.Reading;

/// <summary>
/// Light suffix stripping that serves English and German alike. It only has to send the forms of one word to the same
/// stem on both sides of a comparison; the stems need not be words.
/// </summary>
internal static class Stemmer
{
    public static string Stem(string word)
    {
        if (word.Length < 4 || !char.IsLetter(word[0])) return word;
        var w = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        if (w.EndsWith("ies", StringComparison.Ordinal) && w.Length > 4) w = w[..^3] + "y";
        else if (w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal) && !w.EndsWith("us", StringComparison.Ordinal) && w.Length > 3) w = w[..^1];
        w = WithoutDouble(Strip(w));
        return w.Length > 3 && w[^1] is 'e' ? w[..^1] : w;
    }

    private static string Strip(string w)
    {
        foreach (var (ending, shortest) in Endings)
            if (w.Length - ending.Length >= shortest && w.EndsWith(ending, StringComparison.Ordinal)) return w[..^ending.Length];
        return w;
    }

    /// <summary>planned → plann → plan.</summary>
    private static string WithoutDouble(string w) =>
        w.Length > 4 && w[^1] == w[^2] && w[^1] is not ('s' or 'l' or 'e' or 'o') ? w[..^1] : w;

    private static readonly (string Ending, int Shortest)[] Endings =
        [("ingly", 3), ("edly", 3), ("ing", 3), ("ed", 3), ("ly", 4), ("ness", 4), ("ern", 4), ("en", 4), ("em", 4)];
}
