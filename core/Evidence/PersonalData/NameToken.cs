namespace Twins.Core.Evidence.PersonalData;

/// <summary>A word of a text, as the search for names needs it.</summary>
/// <param name="Opens">Whether it begins a sentence, where every word is capitalised.</param>
/// <param name="Gap">What stands between the word before and this one.</param>
internal readonly record struct NameToken(string Word, int Start, bool Opens, string Gap)
{
    public int End => Start + Word.Length;

    public bool IsCapitalised => char.IsUpper(Word[0]);

    /// <summary>Whether it stands directly behind the word before, as parts of a name do.</summary>
    public bool Follows => Gap is " " or ". ";

    public static List<NameToken> Cut(string text)
    {
        var tokens = new List<NameToken>();
        var (end, opens) = (0, true);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                opens |= text[i] is '.' or '!' or '?' or '\n' or '"' or '“' or '„' or '(' or '-' or '•';
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || char.GetUnicodeCategory(text[i]) is System.Globalization.UnicodeCategory.NonSpacingMark || (text[i] is '\'' or '’' or '-' && i + 1 < text.Length && char.IsLetter(text[i + 1])))) i++;
            tokens.Add(new NameToken(text[start..i], start, opens, text[end..start]));
            (end, opens) = (i, false);
        }
        return tokens;
    }
}
