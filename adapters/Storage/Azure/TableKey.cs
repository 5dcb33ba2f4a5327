using System.Globalization;
using System.Text;

namespace Twins.Adapters.Storage.Azure;

/// <summary>
/// Text as a key of a table, which allows neither / \ # ? nor control characters, and is read by tools that stumble over
/// more than these. The key is ASCII, sorts as the text does by UTF-16 code units, and reads as the text where that is
/// letters, digits, '-' and '_'. A character takes up to three.
/// </summary>
internal static class TableKey
{
    /// <summary>In the order of their codes.</summary>
    private const string Plain = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /// <summary>Everything behind it is written in three digits of base 64 for each character.</summary>
    private const char Rest = '~';

    public static string Escape(string text)
    {
        var key = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 'z') return AppendRest(key.Append(Rest), text.AsSpan(i)).ToString();
            if (Plain.Contains(text[i])) key.Append(text[i]);
            else key.Append(Lead(text[i])).Append(((int)text[i]).ToString("x2", CultureInfo.InvariantCulture));
        }
        return key.ToString();
    }

    public static string Unescape(string key)
    {
        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] is Rest) return ReadRest(text, key.AsSpan(i + 1)).ToString();
            if (Plain.Contains(key[i])) text.Append(key[i]);
            else text.Append((char)int.Parse(key.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            if (!Plain.Contains(key[i])) i += 2;
        }
        return text.ToString();
    }

    /// <summary>Sorts between the plain characters around the escaped one, which is what keeps the order.</summary>
    private static char Lead(char c) => c switch
    {
        < '-' => '!',
        < '0' => '.',
        < 'A' => '=',
        < '_' => '^',
        _ => '`',
    };

    private static StringBuilder AppendRest(StringBuilder key, ReadOnlySpan<char> text)
    {
        foreach (var c in text) key.Append(Plain[c >> 12]).Append(Plain[(c >> 6) & 63]).Append(Plain[c & 63]);
        return key;
    }

    private static StringBuilder ReadRest(StringBuilder text, ReadOnlySpan<char> digits)
    {
        for (; !digits.IsEmpty; digits = digits[3..]) text.Append((char)((Plain.IndexOf(digits[0]) << 12) | (Plain.IndexOf(digits[1]) << 6) | Plain.IndexOf(digits[2])));
        return text;
    }
}
