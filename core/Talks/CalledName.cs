using System.Globalization;
using Twins.Core.Respondents.Prompts;

namespace Twins.Core.Talks;

/// <summary>What a twin may be called where no fence stands around it.</summary>
internal static class CalledName
{
    private const int Longest = 40, LongestTitle = 4;
    private const string Marks = " -'’.,&+/()·";

    /// <summary>The name, or what stands for one that is no name: a name is one short line without the marks of sentences and markup.</summary>
    public static string Of(string name) => name.Length <= Longest && Invisible.Drop(name) == name && name.All(IsOfNames) && !HasSentence(name) ? name : "the person described above";

    private static bool IsOfNames(char c) =>
        char.IsLetterOrDigit(c) || Marks.Contains(c, StringComparison.Ordinal) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>A full stop ends a title or an initial in a name, and nothing longer.</summary>
    private static bool HasSentence(string name)
    {
        for (var at = name.IndexOf(". ", StringComparison.Ordinal); at >= 0; at = name.IndexOf(". ", at + 1, StringComparison.Ordinal))
            if (at - name.LastIndexOf(' ', at) - 1 > LongestTitle) return true;
        return false;
    }
}
