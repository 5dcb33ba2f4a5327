namespace Twins.Core.Personas;

/// <summary>Ids out of names.</summary>
internal static class Naming
{
    private static readonly (string Letters, string Plain)[] Accented =
    [
        ("àáâãäåāăą", "a"), ("æ", "ae"), ("çćč", "c"), ("ďđð", "d"), ("èéêëēėęě", "e"), ("ğ", "g"), ("ìíîïīı", "i"), ("ł", "l"), ("ñńň", "n"), ("òóôõöøōő", "o"),
        ("œ", "oe"), ("ŕř", "r"), ("śşšș", "s"), ("ß", "ss"), ("ţťț", "t"), ("ùúûüūůűų", "u"), ("ýÿ", "y"), ("źżž", "z"), ("þ", "th"),
    ];

    /// <summary>"Ana María López" as "ana-maria-lopez"; null where no Latin letter or digit is left.</summary>
    internal static string? Slug(string name)
    {
        var plain = name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : Array.Find(Accented, a => a.Letters.Contains(c)).Plain ?? "-");
        var slug = string.Join('-', string.Concat(plain).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length is 0 ? null : slug.Length > 80 ? slug[..80].TrimEnd('-') : slug;
    }
}
