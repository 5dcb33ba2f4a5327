using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>
/// Names that lead to nobody without the key: HMAC-SHA256 over what a person is known by, in one spelling (as it is
/// seen, without blanks around it, in lower case), its first 128 bits in base 32.
/// </summary>
public sealed class Pseudonyms(byte[] key)
{
    private const string Prefix = "p-";
    private const int Characters = 26;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <param name="identifier">Such as an e-mail address or a customer's number.</param>
    public string Of(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        var plain = PlainText.Of(identifier).Trim().ToLowerInvariant();
        return Prefix + Base32(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plain)));
    }

    /// <summary>Whether a text has the form of one.</summary>
    public static bool IsOne(string? text) => text?.Length == Prefix.Length + Characters && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Letters) < 0;

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(Characters);
        var (bits, held) = (0, 0u);
        foreach (var b in bytes)
        {
            (bits, held) = (bits + 8, ((held << 8) | b) & 0xFFFF);
            while (bits >= 5 && text.Length < Characters) text.Append(Alphabet[(int)(held >> (bits -= 5)) & 31]);
        }
        return text.ToString();
    }
}
