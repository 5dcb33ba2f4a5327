using Twins.Core.Personas;

namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>A word elsewhere in a twin's texts that tells the attribute anyway, so that swapping its field would not swap it.</summary>
/// <param name="Field">Such as "summary".</param>
/// <param name="Word">The word or words, no more of the sentence than that.</param>
public sealed record Telltale(string Field, string Word)
{
    private const int Longest = 40;

    /// <summary>
    /// The first such word; null where none was found. Words are those of English and German. In doubt it is one: a twin left
    /// out costs a base, a twin let in hides a bias.
    /// </summary>
    public static Telltale? Find(Twin twin, SwapAttribute attribute)
    {
        var names = attribute is SwapAttribute.Age ? [] : TellingWords.OfName(twin.Name);
        var nations = attribute is SwapAttribute.Origin ? TellingWords.OfNation(twin.Demographics.Nationality) : [];
        foreach (var (field, text) in TwinTexts.Of(twin).Where(t => !IsSwapped(t.Field, attribute)))
            if ((Sign(attribute, text) ?? TellingWords.Whole(text, names) ?? TellingWords.Whole(text, nations)) is { } word)
                return new Telltale(field, word.Length > Longest ? word[..Longest] : word);
        return null;
    }

    private static bool IsSwapped(string field, SwapAttribute attribute) => field switch
    {
        // The name is judged by its own words, never by what it happens to spell.
        "name" => true,
        "demographics.gender" => attribute is SwapAttribute.Gender,
        "demographics.nationality" => attribute is SwapAttribute.Origin,
        _ => false,
    };

    private static string? Sign(SwapAttribute attribute, string text) => attribute switch
    {
        SwapAttribute.Gender => TellingWords.OfGender(text),
        SwapAttribute.Age => TellingWords.OfAge(text),
        SwapAttribute.Origin => TellingWords.OfOrigin(text),
        _ => null,
    };
}
