using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Profiles;

/// <summary>The turns of phrase by which somebody says what is wanted, and how it is decided, in English and German.</summary>
internal static partial class Cues
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static bool Wishes(string sentence) => Wish().IsMatch(sentence);

    public static bool Decides(string sentence) => Rule().IsMatch(sentence);

    public static bool Complains(string sentence) => Complaint().IsMatch(sentence);

    public static bool SpeaksOfPrice(string sentence) => Price().IsMatch(sentence);

    [GeneratedRegex(@"\b(i|we) (just |really |only |still )?(want|need|wish|hope|expect)\b|\bi('d| would) (like|love|prefer|rather)\b|\blooking for\b|\bplease (add|bring back|offer|let|keep|make)\b|\bit would (help|be (good|nice|great))\b|\b(ich|wir) (möchten?|wünschen?|brauchen?|hoffen?|erwarten?|würden? gern)\b|\bwäre (schön|gut|hilfreich)\b", Plain)]
    private static partial Regex Wish();

    [GeneratedRegex(@"\b(if|when|unless|whenever|as soon as)\b.{3,}\b(i|we)\b|\b(i|we) (never|always|only (buy|order|shop|pay|go)|won't|will not|would never|refuse|stopped|switched)\b|\b(wenn|falls|sobald)\b.{3,}\b(ich|wir)\b|\b(ich|wir) \w+ (nie|niemals|immer|nur)\b", Plain)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\b(gave up|given up|wrong|broken|missing|late|cancel(l)?ed|declined|charged twice|sold out|out of stock|nobody (told|answers|came|knew)|(did|does|do) not (work|come|answer|hold)|didn't (work|come)|cannot find|no longer|not again|a waste|too (small|loud|long|expensive|much|late)|fehlt|kaputt|falsch|zu (klein|laut|lang|teuer|spät|knapp)|immer aus|nicht (mehr|da)|ärgerlich)\b", Plain)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"\b(price[sd]?|cheap(er|est)?|expensive|cost(s|ly)?|discounts?|offers?|overpriced|afford|budget|save|saving|fees?|euros?|pounds?|preise?s?|teuer|billig(er)?|günstig(er)?|rabatte?|sparen|gebühr(en)?)\b|[€£$]\s?\d", Plain)]
    private static partial Regex Price();
}
