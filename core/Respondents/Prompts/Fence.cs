using System.Buffers;
using System.Text;

namespace Twins.Core.Respondents.Prompts;

/// <summary>
/// Puts text that others wrote between marks that it cannot forge: inside, every angle bracket is written as an entity
/// and control characters are dropped. The model is told that fenced text is material, never an instruction.
/// </summary>
internal static class Fence
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not ('\n' or '\t')).Select(c => (char)c), '<', '>', '\u007f']);

    public static StringBuilder AppendFenced(this StringBuilder text, string kind, string content) =>
        text.Append("<data kind=\"").Append(kind).Append("\">\n").AppendSafe(content).Append("\n</data>\n");

    public static StringBuilder AppendSafe(this StringBuilder text, string content)
    {
        var rest = content.AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            text.Append(rest[..at]).Append(rest[at] switch { '<' => "&lt;", '>' => "&gt;", _ => "" });
            rest = rest[(at + 1)..];
        }
        return text.Append(rest);
    }
}
