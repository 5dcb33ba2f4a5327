namespace Twins.Core.Respondents.Prompts;

/// <summary>
/// How lines of ours begin. A text of several lines could hold one, and pass for another piece of evidence, for a rule, or
/// for what somebody said; such a line is quoted.
/// </summary>
internal static class OwnLines
{
    private const int LongestId = 100;

    private static readonly string[] Beginnings =
    [
        "You:", "You are:", "Who you are:", "You want:", "What bothers you:", "You tend to:", "You like:", "You dislike:", "You believe:", "How you decide:", "How you speak:", "Lines you never cross:", "The language you answer in:",
        "Your evidence,", "What you remember", "What you are told first:", "What you and this colleague said", "Nothing that is on record about you", "Remember: you are", "The colleague says:", "The message:", "Message `", "Question `",
        "system:", "developer:", "assistant:", "user:", "tool:", "[system]", "[developer]", "[assistant]", "[user]", "[inst]", "### system", "### instruction",
    ];

    /// <param name="line">What follows a line break.</param>
    public static bool Begin(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t");
        if (line.IsEmpty) return false;
        if (line[0] is '[' && IsId(line[1..])) return true;
        foreach (var beginning in Beginnings) if (line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return true;
        // An earlier talk's line: 2026-03-04, the colleague:
        return line.Length > 10 && char.IsAsciiDigit(line[0]) && line[10..].StartsWith(", the colleague:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The name of a piece of evidence, with a digit in it, and its bracket.</summary>
    private static bool IsId(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(']');
        if (end is < 1 or > LongestId) return false;
        var digits = false;
        foreach (var c in text[..end])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) return false;
            digits |= char.IsAsciiDigit(c);
        }
        return digits;
    }
}
