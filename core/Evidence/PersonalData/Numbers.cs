using System.Numerics;
using System.Text.RegularExpressions;

namespace Twins.Core.Evidence.PersonalData;

/// <summary>Numbers of cards, accounts and papers: by their check digits where they have some, else by the words beside them.</summary>
internal static partial class Numbers
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private const string Number = @"(no\.?|number|num\.?|nr\.?|id|nummer|#|code|ref\.?)?";

    public static IEnumerable<Found> Find(string text) =>
    [
        .. Found.All(Iban(), text, PersonalDataKind.AccountNumber).Select(f => f with { Length = Check97(f.In(text)) }).Where(f => f.Length > 0),
        .. Found.All(Card(), text, PersonalDataKind.CardNumber).Where(f => (f.End == text.Length || !char.IsAsciiDigit(text[f.End])) && IsCard(f.In(text))),
        .. Found.All(Insurance(), text, PersonalDataKind.Id),
        .. Found.All(TaxId(), text, PersonalDataKind.Id).Where(f => IsTaxId(f.In(text))),
        .. Found.All(Account(), text, PersonalDataKind.AccountNumber),
        .. Found.All(Reference(), text, PersonalDataKind.Id).Where(f => IsReference(f.In(text))),
        .. Found.All(Birth(), text, PersonalDataKind.DateOfBirth),
        .. Found.All(BornOn(), text, PersonalDataKind.DateOfBirth),
    ];

    /// <summary>ISO 13616: the number with its first four characters at the end, letters as 10 to 35, leaves 1 when divided by 97. What follows by chance may look like a part of it.</summary>
    private static int Check97(ReadOnlySpan<char> found)
    {
        for (var length = found.Length; length >= 15; length--)
        {
            if (found[length - 1] is ' ') continue;
            var compact = string.Concat(found[..length].ToString().Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
            if (compact.Length is < 15 or > 34) continue;
            var digits = string.Concat((compact[4..] + compact[..4]).Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) % 97 == 1) return length;
        }
        return 0;
    }

    /// <summary>ISO/IEC 7812: a leading digit that card issuers use, 13 to 19 digits, and Luhn's sum.</summary>
    private static bool IsCard(ReadOnlySpan<char> found)
    {
        var digits = found.ToString().Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Length is < 13 or > 19 || digits[0] is not (2 or 3 or 4 or 5 or 6) || (digits.Length is 13 && digits[0] is not 4)) return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var d = digits[^(i + 1)];
            if (i % 2 is 1) d = 2 * d > 9 ? (2 * d) - 9 : 2 * d;
            sum += d;
        }
        return sum % 10 is 0;
    }

    /// <summary>"Order 2 bottles" numbers nothing.</summary>
    private static bool IsReference(ReadOnlySpan<char> found)
    {
        var digits = 0;
        foreach (var c in found) if (char.IsAsciiDigit(c)) digits++;
        return digits >= 4 || (digits > 0 && found.Length >= 4);
    }

    /// <summary>The German tax identification number: eleven digits whose last one is a check digit by ISO/IEC 7064 MOD 11,10.</summary>
    private static bool IsTaxId(ReadOnlySpan<char> found)
    {
        var digits = found.ToString().Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Length is not 11 || digits[0] is 0) return false;
        var product = 10;
        foreach (var d in digits[..10])
        {
            var sum = (d + product) % 10;
            product = 2 * (sum is 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digits[10];
    }

    [GeneratedRegex(@"\b[A-Za-z]{2}\d{2}( ?[A-Za-z0-9]{4}){2,7}( ?[A-Za-z0-9]{1,4})?\b", Plain)]
    private static partial Regex Iban();

    [GeneratedRegex(@"\b\d([ -]?\d){12,18}", Plain)]
    private static partial Regex Card();

    [GeneratedRegex(@"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|\b\d{3}-\d{2}-\d{4}\b|\b\d{2} ?\d{6} ?[A-Z] ?\d{3}\b", Plain)]
    private static partial Regex Insurance();

    [GeneratedRegex(@"\b\d{2} ?\d{3} ?\d{3} ?\d{3}\b", Plain)]
    private static partial Regex TaxId();

    [GeneratedRegex(@"(?i)\b(sort ?code|account|acct\.?|konto|kontonummer|kontonr\.?|blz|bankleitzahl|iban)\s*" + Number + @"\s*(is|ist|lautet)?\s*[:#]?\s*(?<n>\d[\d -]{4,16}\d)\b", Plain)]
    private static partial Regex Account();

    [GeneratedRegex(@"(?i)\b(order|parcel|tracking|consignment|sendung|sendungsnummer|paket|ticket|customer|client|case|reference|booking|invoice|passport|membership|member|loyalty card|licence|license|policy|kunden|kundennummer|kunden-nr|bestellung|bestellnummer|bestell-nr|auftrag|auftragsnummer|rechnung|rechnungsnummer|ausweis|ausweisnummer|personalausweis|reisepass|sozialversicherungsnummer|steuernummer|steuer-id|mitgliedsnummer|vorgangsnummer|vorgang)\s*" + Number + @"\s*(is|ist|lautet)?\s*[:#]?\s*(?<n>[A-Z]{0,4}[-/]?\d[A-Z0-9]*([-/][A-Z0-9]+)*|[A-Z]{1,3}[0-9A-Z]{5,10})\b", Plain)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?i)\b(born|date of birth|dob|d\.o\.b\.|birthday|birth date|geboren|geb\.|geburtsdatum|geburtstag)(\s+(bin|wurde|ich))*\s*(is|on|in|am|ist|:)*\s*(the )?(?<n>\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(st|nd|rd|th|\.)?( of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)[a-z]*\.?,? \d{2,4})", Plain)]
    private static partial Regex Birth();

    [GeneratedRegex(@"(?i)\bam (?<n>\d{1,2}\. ?(\d{1,2}\.|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember) ?\d{2,4}) (in \p{L}+ )?geboren\b", Plain)]
    private static partial Regex BornOn();
}
