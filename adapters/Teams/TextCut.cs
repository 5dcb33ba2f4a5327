using System.Globalization;

namespace Twins.Adapters.Teams;

/// <summary>Cuts text where a reader would: never within a letter and its marks, a flag or an emoji.</summary>
internal static class TextCut
{
    /// <summary>At most so many UTF-16 units, with an ellipsis where something is missing.</summary>
    public static string Within(string text, int most) => text.Length <= most ? text : Start(text, most - 1) + "…";

    /// <summary>The beginning of the text, of at most so many UTF-16 units.</summary>
    public static string Start(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = 0;
        while (end < most && StringInfo.GetNextTextElementLength(text, end) is var length && end + length <= most) end += length;
        return text[..end];
    }

    /// <summary>The beginning of the text that is surely no longer than this when it is written as JSON, where a character may take six.</summary>
    public static string Written(string text, int most)
    {
        var end = 0;
        while (end < text.Length && (most -= char.IsLetterOrDigit(text[end]) || text[end] is ' ' ? 1 : 6) >= 0) end++;
        return Start(text, end);
    }

    /// <summary>Without half a character at its end, as a stream may leave one for a moment.</summary>
    public static string Whole(string text) => text is [.. var start, var last] && char.IsHighSurrogate(last) ? start : text;

    /// <summary>One line without control characters.</summary>
    public static string Line(string text) => string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
