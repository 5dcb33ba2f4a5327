using System.Text.RegularExpressions;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>Where somebody lives, as streets with numbers and postcodes are written in English and German.</summary>
internal static partial class Addresses
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static IEnumerable<Found> Find(string text) =>
        new[] { English(), German(), GermanOther(), Postcode(), GermanTown(), AmericanTown(), Box() }.SelectMany(pattern => Found.All(pattern, text, PersonalDataKind.Address));

    [GeneratedRegex(@"\b((Flat|Apt\.?|Apartment|Unit|Suite) \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]? ([A-Z][\p{L}'’-]+ ){1,3}(Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Close|Court|Crescent|Terrace|Place|Square|Way|Gardens|Grove|Hill|Row|Park|Mews|Quay|Parade|Boulevard|Blvd\.?|View|Rise|Walk|Green|Heights)\b", Plain)]
    private static partial Regex English();

    [GeneratedRegex(@"\b(\p{Lu}[\p{L}.-]+ ){0,2}\p{L}*(straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|steig|chaussee|Straße|Strasse|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Steig) \d{1,4}( ?[a-zA-Z]\b|\b)", Plain)]
    private static partial Regex German();

    [GeneratedRegex(@"\b(Am|An der|An den|Auf der|Auf dem|Zum|Zur|Im|In der|Hinter der|Unter den) \p{Lu}\p{L}+ \d{1,4}( ?[a-z]\b|\b)", Plain)]
    private static partial Regex GermanOther();

    /// <summary>Of the United Kingdom and of Ireland.</summary>
    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b|\b[AC-FHKNPRTV-Y]\d[\dW] ?[AC-FHKNPRTV-Y\d]{4}\b", Plain)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b(D-|A-|CH-)?\d{5} \p{Lu}\p{Ll}+(( |-)(am|an der|im|bei|ob der) \p{Lu}\p{Ll}+)?\b", Plain)]
    private static partial Regex GermanTown();

    [GeneratedRegex(@"\b(AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC) \d{5}(-\d{4})?\b", Plain)]
    private static partial Regex AmericanTown();

    [GeneratedRegex(@"(?i)\b(p\.? ?o\.? box|postfach) \d{1,6}\b", Plain)]
    private static partial Regex Box();
}
