using Twins.Core.Documents;

namespace Twins.Core.Personas;

/// <summary>Ids out of names.</summary>
internal static class Naming
{
    private const int Longest = 80;

    /// <summary>"Ana María López" as "ana-maria-lopez"; null where no Latin letter or digit is left.</summary>
    public static string? Slug(string name)
    {
        var plain = name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : LatinLetters.Plain(c) ?? "-");
        var slug = string.Join('-', string.Concat(plain).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length is 0 ? null : slug.Length > Longest ? slug[..Longest].TrimEnd('-') : slug;
    }
}
