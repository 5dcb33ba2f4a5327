using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Prospects;

/// <summary>The turns of phrase by which a paragraph says who somebody is, in the first or the third person, in English and German.</summary>
internal static partial class ProspectCues
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const RegexOptions AnyCase = Plain | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(?<n>[0-9]{1,3})([- ]years?[- ]old|-jährige[rn]?\b| Jahre alt)|\b(aged|turned|am|is|I'm|ist|bin) (?<n>[1-9][0-9])( and\b|,|\.|;|\z)", AnyCase)]
    public static partial Regex Age();

    [GeneratedRegex(@"\b(daughters?|sons?|husband|wife|partner|mother|father|child|children|kids?|dog|cat|Tochter|Sohn|Mann|Frau|Kind(er)?)\b", AnyCase)]
    public static partial Regex SomebodyElse();

    [GeneratedRegex(@"\b(from|lives in|live in|living in|based in|moved to|wohnt in|lebt in|wohne in|lebe in|aus) (?<place>(the )?\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+){0,2})", Plain)]
    public static partial Regex Place();

    [GeneratedRegex(@"\b(works?|working|job) as (an? |the )?(?<job>[\p{L}][\p{L} /-]{2,50}?)( (in|at|for|from|who|and|with|near|but|since|on|by|where)\b|[,.;:(]|\z)|\barbeite[t]? als (?<job>[\p{L}][\p{L}/-]{2,40})", AnyCase)]
    public static partial Regex WorksAs();

    [GeneratedRegex(@"-year-old (?<job>[\p{Ll}][\p{L} /-]{2,50}?)( (in|at|for|from|who|and|with|near|but|living|based)\b|[,.;:(]|\z)|\b(is|am|I'm) an? (?<job>[\p{Ll}][\p{L} /-]{2,50}?)( (in|at|for|from|who|and|with|near|but|living|based)\b|[,.;:(]|\z)", AnyCase)]
    public static partial Regex Noun();

    [GeneratedRegex(@"\b(man|woman|person|guy|girl|boy|lady|mother|father|mum|mom|dad|parent|widow(er)?|fan|lover|bit|customer|shopper|couple|vegetarian|vegan|single|friend|member|native|daughter|son|husband|wife|partner|child|kid|dog|cat|mann|frau|years?)\b", AnyCase)]
    public static partial Regex NoJob();

    [GeneratedRegex(@"\b(?<home>lives? (alone|by (herself|himself|myself)|with [^.;,]{3,80}))|\b(?<home>single (mother|father|parent|mum|dad) of \w+|(mother|father) of \w+( (children|kids|girls|boys|sons|daughters))?|married with \w+ (children|kids)|shares? a flat( with [^.;,]{3,60})?|wohn(t|e) (allein|mit [^.;,]{3,60})|leb(t|e) (allein|mit [^.;,]{3,60}))", AnyCase)]
    public static partial Regex Household();

    [GeneratedRegex(@"\b(wants?|wishes|hopes?|dreams? of|plans? to|would (like|love)|needs?|is looking for|am looking for|aims? to|her goal|his goal|my goal|möchte|will endlich|wünscht|sucht|braucht)\b", AnyCase)]
    public static partial Regex Wish();

    [GeneratedRegex(@"\b(if|whenever|unless|never|always|only (buys?|orders?|shops?|pays?|eats?|goes)|refuses? to|will not|won't|wenn|falls|nie|niemals|immer)\b", AnyCase)]
    public static partial Regex Rule();

    [GeneratedRegex(@"\b(hates?|dislikes?|can(not|'t|’t) stand|does(n't|n’t| not) like|do(n't|n’t| not) like|avoids?|detests?|hasst|mag kein\w*|vermeidet)\b", AnyCase)]
    public static partial Regex Dislike();

    [GeneratedRegex(@"\b(annoy(s|ed|ing)?|fed up|frustrat(es|ed|ing)|complains?|worries|worried|struggles?|tired of|ärgert|nervt|genervt)\b", AnyCase)]
    public static partial Regex Frustration();

    [GeneratedRegex(@"\b(loves?|likes?|enjoys?|adores?|is fond of|prefers?|liebt|mag|genießt)\b", AnyCase)]
    public static partial Regex Like();

    [GeneratedRegex(@"\b(usually|often|mostly|every (day|week|month|morning|evening|weekend|saturday|sunday|monday|friday)|once a|twice a|tends? to|on (mondays|fridays|saturdays|sundays|weekends)|compares?|shops?|buys|orders|cooks|reads|meist(ens)?|oft|jede[nrs]?)\b", AnyCase)]
    public static partial Regex Habit();

    [GeneratedRegex(@"\b(every (cent|penny) counts|can(not|'t|’t) afford|lives? on benefits|broke|jeder cent zählt)\b", AnyCase)]
    public static partial Regex VerySensitive();

    [GeneratedRegex(@"\b(money is tight|cheap(er|est)?|bargains?|discounts?|coupons?|vouchers?|on a (tight )?budget|compares? prices|price[- ]conscious|frugal|thrifty|too expensive|special offers|sparsam|angebote|günstig\w*)\b", AnyCase)]
    public static partial Regex Sensitive();

    [GeneratedRegex(@"\b((price|money) (does(n't|n’t| not) matter|is no object|is not an issue)|happy to pay more|pays? extra for|never looks? at (the )?prices?)\b", AnyCase)]
    public static partial Regex Indifferent();

    [GeneratedRegex(@"\b(prices?|value for money|budget|cost|preise?)\b", AnyCase)]
    public static partial Regex Aware();

    [GeneratedRegex(@"\b(she|her|herself|woman|mother|mum|mom|widow|sie|frau)\b", AnyCase)]
    public static partial Regex Woman();

    [GeneratedRegex(@"\b(he|his|him|himself|man|father|dad|widower|er|mann)\b", AnyCase)]
    public static partial Regex Man();

    [GeneratedRegex(@"\A(?<name>\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+){0,2})(,| is\b| \(| ist\b| works?\b| lives?\b)", Plain)]
    public static partial Regex Name();
}
