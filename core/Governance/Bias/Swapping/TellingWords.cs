using System.Text.RegularExpressions;

namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>Words of English and German that tell a person's gender, age or origin.</summary>
internal static partial class TellingWords
{
    /// <summary>No text of a twin is longer than a page; what comes after is not read, and so told to be telling.</summary>
    private const int MostText = 20_000;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private static readonly string[] Titles = ["The", "Dr", "Mr", "Mrs", "Ms", "Prof", "von", "van", "der", "den", "Frau", "Herr"];

    private static readonly string[] Numbers = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Born", "From", "Dual", "Both"];

    public static string? OfGender(string text) => First(Gender(), text);

    public static string? OfAge(string text) => First(Age(), text);

    public static string? OfOrigin(string text) => First(Origin(), text);

    /// <summary>The words by which a person is called.</summary>
    public static string[] OfName(string name) => [.. Words(name).Where(w => w.Length > 2 && !Titles.Contains(w))];

    /// <summary>The words of a stated nationality that name a country or a place: those with a capital.</summary>
    public static string[] OfNation(string? nationality) => [.. Words(nationality ?? "").Where(w => w.Length > 3 && char.IsUpper(w[0]) && !Numbers.Contains(w))];

    /// <summary>The first of some words that stands in a text by itself, or as "Grace's".</summary>
    public static string? Whole(string text, string[] words) =>
        words.Length is 0 ? null : Words(text).FirstOrDefault(w => words.Any(x => w == x || (w.Length == x.Length + 2 && w.StartsWith(x, StringComparison.Ordinal) && w[^1] is 's' && w[^2] is '\'' or '’')));

    private static string? First(Regex regex, string text) =>
        text.Length > MostText ? "a text too long to be looked through" : regex.Match(text) is { Success: true } match ? match.Value : null;

    private static IEnumerable<string> Words(string text) => Word().Matches(text.Length > MostText ? text[..MostText] : text).Select(m => m.Value);

    [GeneratedRegex(@"\b(she|her|hers|herself|he|him|his|himself|woman|man|lady|gentleman|girl|boy|female|male|widow|widower|husband|wife|housewife|girlfriend|boyfriend|fiancée?|waitress|actress|businessman|businesswoman|grandmother|grandfather|grandma|grandpa|granny|(an?|the|as|single|young|working|new|proud|stay-at-home|i am|i'm) (mother|mum|mom|father|dad)|(mother|mum|mom|father|dad) of|motherhood|fatherhood|pregnan(t|cy)|maternity|paternity|menopause|frau|mann|ehefrau|ehemann|hausfrau|witwer?|mutter|vater|oma|opa|weiblich|männlich|schwanger(schaft)?|er|sie|ihr|ihm|ihn)\b", Plain)]
    private static partial Regex Gender();

    [GeneratedRegex(@"\b(\d{1,3}[- ]years?[- ]old|aged? (of )?\d{1,3}|\d{1,3} years? of age|[2-9]\d years|(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)|born in (the )?(19|20)?\d\d'?s?|turn(s|ed|ing)? \d\d|retired?|retiree|retirement|pension(er)?|teenage[rd]?|student|pupil|apprentice|undergraduate|sophomore|freshman|graduates? (next|this) year|first job|millennials?|boomers?|gen(eration)? [xz]|grand(ma|pa|mother|father|parents?|son|daughter|child|children|kids?)|elderly|middle[- ]aged|old age|young(er)? (man|woman|mother|father|parents?|professional|couple|family|adult)|senior citizen|baby|toddler|(sons?|daughters?|child|children|kids?|boys?|girls?|twins) (of|aged|(who )?(is|are|'s)) \d{1,2}|(young|small|little|school|teenage|adult|grown(-up)?) (son|daughter|child|children|kids?)s?|menopause|rentner(in)?|rente|studentin|schüler(in)?|lehrling|auszubildende[rn]?|enkel(in|kind|kinder)?|jahre alt|\d{1,3}-jährige?[rns]?)\b", Plain)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b((born|raised|grew up|grown up|brought up|schooled) in|(e|im)?migrat(ed|es|ion)|(im|e)?migrants?|asylum|refugees?|homeland|home country|motherland|native|mother tongue|first language|second language|(came|come|comes|moved|arrived) (here |over )?from|back home|accent|expat|diaspora|visa|citizenship|naturali[sz]ed|foreign(er)?|geboren in|aufgewachsen in|muttersprache|heimat(land)?|migrations\p{L}*|eingewandert|akzent)\b", Plain)]
    private static partial Regex Origin();

    [GeneratedRegex(@"[\p{L}\p{M}'’-]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
