using System.Buffers;
using System.Text;

namespace Twins.Core.Respondents.Prompts;

/// <summary>
/// Characters that a model reads and a person does not see: controls, zero-width and direction marks, fillers, selectors
/// and the tags of U+E0000. Whole sentences can be written with them, so that they are dropped; but for one that joins
/// letters or pictures where a script or an emoji needs it, and never two in a row.
/// </summary>
internal static class Invisible
{
    private const char Joiner = '\u200d', TextStyle = '\ufe0e', PictureStyle = '\ufe0f';

    /// <summary>Every character of plane 14 begins with this one: tags, and the selectors that hide bytes behind an emoji.</summary>
    private const char Plane14 = '\udb40';

    private static readonly SearchValues<char> Characters = SearchValues.Create(
    [
        .. Range('\0', '\u001f').Where(c => c is not ('\n' or '\t')), .. Range('\u007f', '\u009f'), '\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u17b5',
        .. Range('\u180b', '\u180f'), .. Range('\u200b', '\u200f'), .. Range('\u2028', '\u202e'), .. Range('\u2060', '\u206f'), '\u3164', .. Range('\ufe00', '\ufe0f'), '\ufeff', '\uffa0', .. Range('\ufff0', '\ufffb'), Plane14,
    ]);

    /// <summary>The text without them; the same one where it has none.</summary>
    public static string Drop(string text)
    {
        var at = text.AsSpan().IndexOfAny(Characters);
        if (at < 0) return text;
        var seen = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (!Characters.Contains(text[at])) seen.Append(text[at]);
            else if (text[at] is '\u0085' or '\u2028' or '\u2029') seen.Append('\n');
            else if (text[at] is Plane14 && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
            else if (seen.Length > 0 && Joins(seen[^1], text[at], at + 1 < text.Length ? text[at + 1] : default)) seen.Append(text[at]);
        }
        return seen.ToString();
    }

    /// <summary>Whether it stays: a joiner or a mark of direction between characters that are not ASCII, or the style of an emoji.</summary>
    private static bool Joins(char before, char mark, char after) => mark switch
    {
        TextStyle or PictureStyle when char.IsAscii(before) => after is '\u20e3' && (char.IsAsciiDigit(before) || before is '#' or '*'),
        TextStyle or PictureStyle => !Characters.Contains(before),
        '\u200c' or Joiner or '\u200e' or '\u200f' or '\u061c' =>
            !char.IsAscii(before) && !char.IsAscii(after) && !Characters.Contains(after) && (!Characters.Contains(before) || (mark is Joiner && before is PictureStyle)),
        _ => false,
    };

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
