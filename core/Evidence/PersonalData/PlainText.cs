using System.Globalization;
using System.Text;
using System.Web;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>A text as it is seen: without invisible characters, with entities resolved and look-alike letters and digits as plain ones, so that nothing is smuggled past.</summary>
internal static class PlainText
{
    /// <summary>Resolved again and again, a text could be made to change at every reading.</summary>
    private const int MostRounds = 4;

    public static string Of(string text)
    {
        var resolved = Resolved(text);
        if (resolved.All(char.IsAscii)) return resolved;
        var plain = new StringBuilder(resolved.Length);
        foreach (var rune in resolved.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse) continue;
            if (rune.IsAscii || !Resembles(rune, out var ascii)) plain.Append(rune.ToString());
            else plain.Append(ascii);
        }
        return plain.ToString();
    }

    private static string Resolved(string text)
    {
        for (var i = 0; i < MostRounds && text.Contains('&', StringComparison.Ordinal); i++)
        {
            var next = HttpUtility.HtmlDecode(text);
            if (next == text) break;
            text = next;
        }
        return text;
    }

    /// <summary>Full-width, circled or mathematical forms of what an address or a number is written with.</summary>
    private static bool Resembles(Rune rune, out char ascii)
    {
        ascii = rune.Value switch
        {
            >= 0xFF01 and <= 0xFF5E => (char)(rune.Value - 0xFEE0),
            >= 0x24B6 and <= 0x24CF => (char)('A' + rune.Value - 0x24B6),
            >= 0x24D0 and <= 0x24E9 => (char)('a' + rune.Value - 0x24D0),
            >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((rune.Value - 0x1D7CE) % 10)),
            >= 0x1D400 and <= 0x1D6A3 => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[(rune.Value - 0x1D400) % 52],
            0x2024 => '.',
            0xFE52 => '.',
            0xFE6B => '@',
            _ => default,
        };
        return char.IsAsciiLetterOrDigit(ascii) || ascii is '@' or '.' or '+' or '-' or '_' or ':' or '/';
    }
}
