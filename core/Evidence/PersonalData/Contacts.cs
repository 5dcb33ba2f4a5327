using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>Ways to reach somebody: e-mail addresses, phone numbers, links that name a person, addresses of machines.</summary>
internal static partial class Contacts
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private const int FewestDigits = 7;

    /// <summary>Attempts at a number, so that a text full of digits costs no more than a long one.</summary>
    private const int MostTries = 1000;

    private static readonly string[] Regions = ["GB", "DE", "US", "IE", "AT", "CH", "FR", "PL"];

    public static IEnumerable<Found> Find(string text) =>
    [
        .. Found.All(Email(), text, PersonalDataKind.Email),
        .. Found.All(SpelledEmail(), text, PersonalDataKind.Email),
        .. Found.All(Link(), text, PersonalDataKind.Link),
        .. Found.All(Handle(), text, PersonalDataKind.Name),
        .. Found.All(Ip(), text, PersonalDataKind.IpAddress).Where(f => Uri.CheckHostName(f.In(text).ToString()) is UriHostNameType.IPv4 or UriHostNameType.IPv6),
        .. text.Count(char.IsDigit) < FewestDigits ? [] : Phones(text),
    ];

    private static IEnumerable<Found> Phones(string text)
    {
        var numbers = Regions.SelectMany(region => PhoneNumberUtil.GetInstance().FindNumbers(text, region, PhoneNumberUtil.Leniency.VALID, MostTries));
        return Found.All(Called(), text, PersonalDataKind.Phone)
            .Concat(Found.All(Dialled(), text, PersonalDataKind.Phone))
            .Concat(numbers.Where(n => !LooksLikeDate().IsMatch(n.RawString)).Select(n => new Found(n.Start, n.Length, PersonalDataKind.Phone)));
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){1,6}", Plain)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?i)\b[a-z0-9._+-]{1,64}( dot [a-z0-9_+-]{1,64}){0,3} ?([\(\[{] ?at ?[\)\]}]| at |@) ?[a-z0-9-]{1,63}( ?([\(\[{] ?(dot|punkt) ?[\)\]}]| dot | punkt ) ?[a-z0-9-]{2,20}){1,4}\b|(?i)\b[a-z0-9._+-]{1,64} ?[\(\[{] ?at ?[\)\]}] ?[a-z0-9-]{1,63}(\.[a-z0-9-]{2,20}){1,4}\b", Plain)]
    private static partial Regex SpelledEmail();

    [GeneratedRegex(@"(?i)\b(https?://|www\.)[^\s/?#<>""]+[/?#][^\s<>""\)]*[^\s<>""\).,;:!]", Plain)]
    private static partial Regex Link();

    [GeneratedRegex(@"(^|[\s(,:;])(?<n>@[A-Za-z_][A-Za-z0-9_.]{2,30})\b", Plain)]
    private static partial Regex Handle();

    [GeneratedRegex(@"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{0,4}){3,7}\b", Plain)]
    private static partial Regex Ip();

    [GeneratedRegex(@"(?i)\b(phone|tel|telephone|mobile|cell|call me (on|at)?|ring me (on|at)?|text me (on|at)?|reach me (on|at)?|fax|whatsapp|telefon|telefonnummer|handy|mobil|rufnummer|erreichbar unter|rückruf)\.?( (no|number|nr|is|ist|unter))*[.:]?\s*(?<n>\+?\(?\d[\d ()/.-]{5,18}\d)", Plain)]
    private static partial Regex Called();

    /// <summary>With its country's code, or with a leading zero and parted as numbers are; reserved ranges for examples among them, which libraries know as invalid.</summary>
    [GeneratedRegex(@"(\+|\b00)[1-9]\d{0,2}[ ()/.-]{0,3}\d([ ()/.-]{0,2}\d){6,12}\b|\b\(?0\d{2,5}\)?[ /-]{1,2}\d{3,8}([ -]\d{2,8}){0,3}\b", Plain)]
    private static partial Regex Dialled();

    [GeneratedRegex(@"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$", Plain)]
    private static partial Regex LooksLikeDate();
}
