using System.Text;

namespace Twins.Core.Respondents.Offline.Reading;

/// <summary>Cuts text of any script into words, numbers and currency signs.</summary>
internal static class Tokenizer
{
    /// <summary>A message longer than this is read up to here; so is a twin's single statement.</summary>
    public const int MostTokens = 4000;
    private const int LongestWord = 60;

    /// <param name="most">Tokens to read at most.</param>
    public static List<Token> Cut(string? text, int most = MostTokens)
    {
        var tokens = new List<Token>();
        if (string.IsNullOrEmpty(text)) return tokens;
        bool clause = true, sentence = true, joined = false;
        for (var i = 0; i < text.Length && tokens.Count < most;)
        {
            var end = WordEnd(text, i);
            var word = end > i ? Fold(text.AsSpan(i, Math.Min(end - i, LongestWord))) : Sign(text[i]);
            if (word.Length > 0)
            {
                tokens.Add(new Token(word, Stemmer.Stem(word), clause, sentence, joined));
                (clause, sentence, joined) = (false, false, false);
            }
            if (end > i)
            {
                i = end;
                continue;
            }
            clause |= text[i] is ',' or ';' or ':' or '(' or ')' or '–' or '—' or '\n' || Ends(text[i]);
            sentence |= Ends(text[i]);
            joined = text[i] is '-';
            i++;
        }
        return tokens;
    }

    private static bool Ends(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？';

    private static int WordEnd(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune) && (Rune.IsLetterOrDigit(rune) || (at > start && IsCombining(rune)))) at += rune.Utf16SequenceLength;
            else if (at > start && Inside(text, at)) at++;
            else break;
        }
        return at;
    }

    private static bool IsCombining(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>An apostrophe between letters, or a decimal or clock sign between digits.</summary>
    private static bool Inside(string text, int at) => at + 1 < text.Length && text[at] switch
    {
        '\'' or '’' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        '.' or ',' or ':' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
        _ => false,
    };

    private static string Sign(char c) => c switch { '€' => "euro", '$' => "dollar", '£' => "pound", '%' => "percent", _ => "" };

    private static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            if (lower is 'ß') folded.Append("ss");
            else folded.Append(Plain(lower));
        }
        return folded.ToString();
    }

    private static char Plain(char c) => c switch
    {
        '’' => '\'',
        'ä' or 'à' or 'á' or 'â' or 'ã' or 'å' => 'a',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'í' or 'ì' or 'î' or 'ï' => 'i',
        'ö' or 'ó' or 'ò' or 'ô' or 'õ' => 'o',
        'ü' or 'ú' or 'ù' or 'û' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => c,
    };
}
