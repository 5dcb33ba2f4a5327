using System.Globalization;
using System.Text;

namespace Twins.Tests.Respondents.Hostile;

/// <summary>What a person would not see, told by Unicode's own categories and not by a list of ours.</summary>
internal static class Unseen
{
    /// <summary>Selectors and fillers are marks and letters to Unicode, and blank all the same.</summary>
    private static readonly Rune[] Blank = [.. "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0".EnumerateRunes()];

    /// <summary>How many unseen characters stand in a row at most.</summary>
    public static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var rune in text.EnumerateRunes()) longest = Math.Max(longest, run = Is(rune) ? run + 1 : 0);
        return longest;
    }

    public static bool Is(Rune rune) =>
        rune.Value is not ('\n' or '\t') && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || rune.Value is (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0000 and <= 0xe0fff) || Blank.Contains(rune));
}
