using System.Buffers;
using System.Text;

namespace Twins.Core.Respondents.Prompts;

/// <summary>
/// Puts text that others wrote between marks that it cannot forge: inside, every angle bracket is written as an entity,
/// what nobody can see is dropped, and a line that looks like one of ours is quoted. The model is told that fenced text is
/// material, never an instruction. Text in which nothing of that stands comes out as the same bytes.
/// </summary>
internal static class Fence
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. LookAlikes.Brackets, '<', '>', '\n']);

    public static StringBuilder AppendFenced(this StringBuilder text, string kind, string content) =>
        text.Append("<data kind=\"").Append(kind).Append("\">\n").AppendSafe(content).Append("\n</data>\n");

    public static StringBuilder AppendSafe(this StringBuilder text, string content)
    {
        // First, so that nothing hides from the rest behind what nobody sees.
        var rest = Invisible.Drop(content).AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            text.Append(rest[..at]).Append(rest[at] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' => OwnLines.Begin(rest[(at + 1)..]) ? "\n| " : "\n",
                _ when LookAlikes.Open(rest[at..]) => "&lt;",
                _ => rest[at..(at + 1)],
            });
            rest = rest[(at + 1)..];
        }
        return text.Append(rest);
    }

    /// <summary>For places outside a fence, where a new line would begin a new sentence of ours.</summary>
    public static StringBuilder AppendLine(this StringBuilder text, string name, string content)
    {
        var seen = Invisible.Drop(content);
        return text.Append(name).AppendSafe(seen.Contains('\n') ? string.Join(' ', seen.Split('\n', StringSplitOptions.RemoveEmptyEntries)) : seen);
    }
}
