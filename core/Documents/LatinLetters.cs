namespace Twins.Core.Documents;

/// <summary>Letters of Latin scripts without their marks. A table of our own: this program runs without the system's tables of languages, which do it elsewhere.</summary>
internal static class LatinLetters
{
    private static readonly (string Letters, string Plain)[] Marked =
    [
        ("àáâãäåāăą", "a"), ("æ", "ae"), ("çćč", "c"), ("ďđð", "d"), ("èéêëēėęě", "e"), ("ğ", "g"), ("ìíîïīı", "i"), ("ł", "l"), ("ñńň", "n"), ("òóôõöøōő", "o"),
        ("œ", "oe"), ("ŕř", "r"), ("śşšș", "s"), ("ß", "ss"), ("ţťț", "t"), ("ùúûüūůűų", "u"), ("ýÿ", "y"), ("źżž", "z"), ("þ", "th"),
    ];

    /// <param name="letter">In lower case.</param>
    /// <returns>Null for what has no mark.</returns>
    public static string? Plain(char letter) => letter < 0x80 ? null : Array.Find(Marked, m => m.Letters.Contains(letter)).Plain;
}
