using System.Globalization;
using System.Text;

namespace Twins.Bot.Cards;

/// <summary>
/// Text that others wrote, made harmless: one line, without control characters, invisible characters and marks that turn
/// the writing direction around, cut where a reader would cut.
/// </summary>
internal static class CardText
{
    /// <summary>Between thousands, where no line may break.</summary>
    private const int ThinSpace = 0x202F;

    private const string Signs = "\\`*_[]<>#~|&";

    /// <summary>For places that know no Markdown: text runs, titles of buttons and choices, what is read aloud.</summary>
    /// <param name="most">At most so many UTF-16 units.</param>
    public static string Plain(string? text, int most)
    {
        var line = new StringBuilder();
        var ended = Line(line, text ?? "", most);
        return ended && line.Length <= most ? Isolated(line.ToString()) : Isolated(Start(line.ToString(), most - 1).TrimEnd() + "…");
    }

    /// <summary>For places where Teams reads Markdown: whatever means something there is escaped.</summary>
    public static string Markdown(string? text, int most)
    {
        var plain = Plain(text, most);
        var safe = new StringBuilder(plain.Length * 2);
        // A list would begin with these.
        if (plain is [('-' or '+'), ..]) safe.Append('\\');
        for (var i = 0; i < plain.Length; i++)
        {
            if (Signs.Contains(plain[i], StringComparison.Ordinal) || IsScheme(plain, i) || IsNumber(plain, i)) safe.Append('\\');
            safe.Append(plain[i]);
        }
        return safe.ToString();
    }

    /// <summary>For <c>speak</c>, which may be read as SSML.</summary>
    public static string Spoken(string? text, int most) => Plain(text, most).Replace('<', ' ').Replace('>', ' ').Replace("&", " and ", StringComparison.Ordinal);

    /// <returns>False when there is more than fits.</returns>
    private static bool Line(StringBuilder line, string text, int most)
    {
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ThinSpace && (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)))
            {
                gap = line.Length > 0;
                continue;
            }
            if (IsInvisible(rune)) continue;
            if (gap) line.Append(' ');
            // Teams would put a date in place of {{DATE(…)}}.
            if (rune.Value is '{' && line is { Length: > 0 } && line[^1] is '{') line.Append(' ');
            gap = false;
            line.Append(rune.ToString());
            if (line.Length > most) return false;
        }
        return true;
    }

    /// <summary>All but the joiners and tags that letters and emoji are made with.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D or (>= 0xE0020 and <= 0xE007F));

    private static string Start(string text, int most)
    {
        var end = 0;
        while (end < text.Length && StringInfo.GetNextTextElementLength(text, end) is var length && end + length <= most) end += length;
        return text[..end];
    }

    /// <summary>Text that is written from right to left must not pull what we write beside it along.</summary>
    private static string Isolated(string text) => text.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') || text.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC') ? $"\u2068{text}\u2069" : text;

    private static bool IsScheme(string text, int at) => text[at] is ':' && at + 1 < text.Length && text[at + 1] is '/';

    /// <summary>The dot of a number that a list would begin with.</summary>
    private static bool IsNumber(string text, int at) => text[at] is '.' or ')' && at is > 0 and < 10 && (at + 1 == text.Length || text[at + 1] is ' ') && text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0;
}
