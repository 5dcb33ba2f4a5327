using System.Buffers;
using System.Text;
using Twins.Core.Evidence;

namespace Twins.Core.Talks;

/// <summary>
/// Turns what a model writes as a twin into what may be shown: ids of evidence in brackets become numbers in the order in
/// which they are first cited, the mark of not knowing becomes a flag, and whatever could act where it is shown (links,
/// pictures, mentions, tags) becomes plain text. What is shown of a beginning is always a beginning of what is shown of the
/// whole, so that an answer can be shown while it is made.
/// </summary>
public sealed class Speech(IReadOnlyList<EvidenceItem> evidence)
{
    /// <summary>What a model begins with when it has no ground to answer.</summary>
    public const string Unknown = "[unknown]";

    /// <summary>A bracket that is open for longer than this is no citation; an id has up to 100 characters.</summary>
    private const int LongestMark = 240;

    private static readonly SearchValues<char> Special = SearchValues.Create("[<>(:/\\\0\u200b\r");

    private readonly Dictionary<string, EvidenceItem> known = evidence.ToDictionary(e => e.Id, StringComparer.OrdinalIgnoreCase);
    private readonly List<EvidenceItem> cited = [];

    /// <summary>The evidence behind [1], [2] and so on, as far as was read.</summary>
    public IReadOnlyList<EvidenceItem> Cited => cited;

    /// <summary>Whether the model said that it has no ground to answer.</summary>
    public bool IsUnknown { get; private set; }

    /// <param name="raw">All of it so far.</param>
    /// <param name="isWhole">False while more may come: what cannot be decided yet is held back.</param>
    public string Show(string raw, bool isWhole)
    {
        cited.Clear();
        IsUnknown = false;
        var shown = new StringBuilder(raw.Length + 16);
        var rest = raw.AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            shown.Append(rest[..at]);
            rest = rest[at..];
            var taken = Take(rest, shown, isWhole);
            // Undecided: nothing behind it can be shown before it.
            if (taken is 0) return shown.ToString().Trim();
            rest = rest[taken..];
        }
        if (!isWhole && rest.Length > 0 && char.IsHighSurrogate(rest[^1])) rest = rest[..^1];
        // Space at the end of a beginning is shown with what follows it.
        return shown.Append(rest).ToString().Trim();
    }

    /// <returns>How much of the text is dealt with; 0 when that depends on what follows.</returns>
    private int Take(ReadOnlySpan<char> rest, StringBuilder shown, bool isWhole)
    {
        switch (rest[0])
        {
            case '[':
                return TakeMark(rest, shown, isWhole);
            case '(' or ':':
                // Behind a bracket it would make a link or a picture.
                if (shown.Length > 0 && shown[^1] is ']') shown.Append(' ');
                shown.Append(rest[0]);
                return 1;
            case '/':
                // An address that nobody can click on by mistake.
                if (shown.Length > 0 && shown[^1] is ':') shown.Append('\u200b');
                shown.Append('/');
                return 1;
            case '<':
                shown.Append('‹');
                return 1;
            case '>':
                shown.Append('›');
                return 1;
            default:
                return 1;
        }
    }

    private int TakeMark(ReadOnlySpan<char> rest, StringBuilder shown, bool isWhole)
    {
        var window = rest[..Math.Min(rest.Length, LongestMark)];
        var end = window.IndexOf(']');
        if (end < 0)
        {
            if (!isWhole && rest.Length < LongestMark) return 0;
            shown.Append('[');
            return 1;
        }
        var inside = rest[1..end].ToString();
        if (("[" + inside + "]").Equals(Unknown, StringComparison.OrdinalIgnoreCase)) IsUnknown = true;
        else if (IsCitation(inside, out var ids)) Cite(ids, shown);
        else
        {
            // A remark such as [laughs].
            shown.Append('[');
            return 1;
        }
        return end + 1;
    }

    private void Cite(IEnumerable<string> ids, StringBuilder shown)
    {
        foreach (var id in ids)
        {
            // A model can make an id up; it stands for nothing and is not shown.
            if (!known.TryGetValue(id, out var item)) continue;
            var position = cited.IndexOf(item);
            if (position < 0)
            {
                position = cited.Count;
                cited.Add(item);
            }
            shown.Append('[').Append(position + 1).Append(']');
        }
    }

    /// <summary>Ids are a letter or none and digits, or names that evidence has of its own; one or several with commas between them.</summary>
    private bool IsCitation(string inside, out string[] ids)
    {
        ids = inside.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ids.Length > 0 && Array.TrueForAll(ids, id => known.ContainsKey(id) || IsId(id));
    }

    private static bool IsId(string text)
    {
        var digits = char.IsAsciiLetter(text[0]) ? text.AsSpan(1) : text.AsSpan();
        if (digits.Length is 0 or > 9) return false;
        foreach (var c in digits) if (!char.IsAsciiDigit(c)) return false;
        return true;
    }
}
