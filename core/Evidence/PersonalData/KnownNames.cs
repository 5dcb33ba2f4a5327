using System.Globalization;
using System.Text;
using Twins.Core.Documents;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>Names that the sources themselves give, such as those of customers: they must go wherever they stand, whole or in part.</summary>
internal sealed class KnownNames
{
    private const int ShortestPart = 3;

    private readonly HashSet<string> parts = new(StringComparer.Ordinal);

    public KnownNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            // Müller is Mueller where there is no ü.
            var spelled = name.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal);
            var words = NameToken.Cut(name).Concat(NameToken.Cut(spelled)).Select(t => Folded(t.Word)).Where(w => w.Length >= ShortestPart && !Titles.Contains(w)).ToList();
            parts.UnionWith(words);
        }
    }

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "mrs", "herr", "frau", "prof", "miss", "von", "van", "der", "den", "the", "and", "und", "customer", "kunde", "guest", "anonymous", "unknown", "test" };

    public bool Has(string word) => parts.Contains(Folded(Bare(word)));

    /// <summary>Without the ending of the genitive.</summary>
    private static string Bare(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    /// <summary>In lower case and without accents.</summary>
    internal static string Folded(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’') continue;
            var lower = char.ToLowerInvariant(c);
            if (LatinLetters.Plain(lower) is { } plain) text.Append(plain);
            else text.Append(lower);
        }
        return text.ToString();
    }
}
