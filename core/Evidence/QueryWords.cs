using System.Globalization;
using System.Text;

namespace Twins.Core.Evidence;

/// <summary>
/// Takes the words out of a question: runs of letters, digits and the marks that belong to them. Whatever a search engine
/// could take for syntax is left behind.
/// </summary>
public static class QueryWords
{
    /// <summary>More would only be paid for in time.</summary>
    private const int Most = 64;
    private const int Longest = 100;

    /// <summary>Each word once, in the question's order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (words.Count >= Most) return words;
            if (IsPartOfWord(rune)) word.Append(rune.ToString());
            else End();
        }
        End();
        return words;

        void End()
        {
            // What is longer than any word is noise, such as an encoded picture.
            if (word.Length is > 0 and <= Longest && words.Count < Most && seen.Add(word.ToString())) words.Add(word.ToString());
            word.Clear();
        }
    }

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
