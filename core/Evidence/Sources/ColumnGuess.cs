using System.Text.RegularExpressions;

namespace Twins.Core.Evidence.Sources;

/// <summary>Guesses what a column holds from its name, in English or German, and from the first values.</summary>
public static partial class ColumnGuess
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const RegexOptions Cased = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>From here on, values on average are prose rather than labels.</summary>
    private const int LongText = 30, ProseBlanks = 4;

    /// <summary>A plan or a tier has few values; where every row has its own, it is something else.</summary>
    private const int MostGroups = 12;

    /// <summary>Numbers of this size in a column of dates are clocks.</summary>
    private const double Clock = 100_000_000;

    /// <param name="values">Some of its values; empty ones tell nothing.</param>
    public static ColumnRole Of(string name, IReadOnlyList<string> values)
    {
        var known = values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v.Trim()).ToList();
        if (known.Count is 0) return ColumnRole.Ignore;
        return OfPerson(name, known) ?? OfDate(name, known) ?? OfName(name, known) ?? OfValues(name, known);
    }

    /// <summary>What a rating's values say of its scale: 1 to 5, 0 to 10 or 0 to 100.</summary>
    public static IReadOnlyList<double> Scale(IEnumerable<string> values)
    {
        var numbers = values.Select(SourceNumber.Parse).OfType<double>().ToList();
        var most = numbers.Count > 0 ? numbers.Max() : 5;
        return most <= 5 ? [numbers.Contains(0) ? 0 : 1, 5] : most <= 10 ? [numbers.Contains(0) ? 0 : 1, 10] : [0, 100];
    }

    private static ColumnRole? OfPerson(string name, List<string> known)
    {
        var addresses = known.Count(v => v.Contains('@', StringComparison.Ordinal) && !v.Contains(' ', StringComparison.Ordinal));
        if (addresses == known.Count || (EmailName().IsMatch(name) && addresses * 2 > known.Count)) return ColumnRole.Email;
        return PersonName().IsMatch(name) ? ColumnRole.Name : Person().IsMatch(name) ? ColumnRole.Person : null;
    }

    private static ColumnRole? OfDate(string name, List<string> known)
    {
        if (known.TrueForAll(v => SourceDate.Parse(v) is not null && SourceNumber.Parse(v) is null)) return ColumnRole.Date;
        if (!DateName().IsMatch(name)) return null;
        if (known.Exists(v => SourceDate.Parse(v) is not null && SourceNumber.Parse(v) is null)) return ColumnRole.Date;
        return known.TrueForAll(v => SourceNumber.Parse(v) > Clock) ? ColumnRole.Ignore : null;
    }

    private static ColumnRole? OfName(string name, List<string> known)
    {
        if (SegmentName().IsMatch(name) || (GroupName().IsMatch(name) && known.Distinct(StringComparer.OrdinalIgnoreCase).Count() is var groups && groups <= MostGroups && groups < known.Count)) return ColumnRole.Segment;
        if (RatingName().IsMatch(name) && known.TrueForAll(IsNumber)) return ColumnRole.Rating;
        if (TraitName().IsMatch(name)) return ColumnRole.Trait;
        // A number of a row, a ticket or an order counts nothing, and where somebody lives is nobody's opinion.
        return Identifier().IsMatch(name) || Address().IsMatch(name) ? ColumnRole.Ignore : null;
    }

    private static ColumnRole OfValues(string name, List<string> known)
    {
        if (known.TrueForAll(IsNumber)) return ColumnRole.Measure;
        if (TextName().IsMatch(name)) return ColumnRole.Text;
        return known.Average(v => v.Length) >= LongText && known.Average(v => v.Count(c => c is ' ')) >= ProseBlanks ? ColumnRole.Text : ColumnRole.Ignore;
    }

    private static bool IsNumber(string value) => SourceNumber.Parse(value) is not null;

    [GeneratedRegex(@"^(customer|client|user|contact|person|member|account|respondent|participant|kunden?|nutzer|mitglieds?)[ _-]?(id|no|nr|number|nummer|ref|key)$|^(customer|client|user|member|kunde|customerid|userid|external ?reference|kundennummer)$", Plain)]
    private static partial Regex Person();

    [GeneratedRegex(@"^(customer|client|user|contact|person|full|first|last|reviewer|author|kunden?)?[ _-]?name$|^(author|reviewer|vorname|nachname|sender|absender)$", Plain)]
    private static partial Regex PersonName();

    [GeneratedRegex(@"(^|[ _-])e?-?mail(s|[ _-]?(address|adresse))?$|^(from|von|sender|absender)$", Plain)]
    private static partial Regex EmailName();

    [GeneratedRegex(@"date|time|created|datum|zeit|\bat$|_at$|month|monat", Plain)]
    private static partial Regex DateName();

    [GeneratedRegex(@"segment|cohort|kohorte|(^|[ _-])persona$|kundengruppe|zielgruppe", Plain)]
    private static partial Regex SegmentName();

    [GeneratedRegex(@"^(customer|client|user|member|kunden?)?[ _-]?(group|gruppe|type|typ|tier|plan|tarif)$", Plain)]
    private static partial Regex GroupName();

    [GeneratedRegex(@"rating|stars|score|satisfaction|csat|nps|bewertung|sterne|zufriedenheit", Plain)]
    private static partial Regex RatingName();

    [GeneratedRegex(@"^(age|gender|sex|location|city|town|region|country|occupation|job|household|education|income|language|nationality|alter|geschlecht|ort|stadt|land|beruf|haushalt|bildung|einkommen|sprache)$", Plain)]
    private static partial Regex TraitName();

    [GeneratedRegex(@"(^|[ _-])(id|no|nr|number|nummer|zip|postcode|plz|phone|telefon|handy|mobile|ean|sku|uuid|guid|hash|url|link|ip|lat|lon|latitude|longitude|iban|bic)$|Id$|Nr$|ID$", Cased)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^((home|postal|billing|delivery|shipping|street|ip|web|rechnungs|liefer)[ _-]?)?(address|adresse|anschrift|street|strasse|straße|iban|url|user[ _-]?agent|phone|telefon|postcode|plz)([ _-]?(line)?[ _-]?[0-9])?$", Plain)]
    private static partial Regex Address();

    [GeneratedRegex(@"text|message|comment|body|review|feedback|question|subject|title|description|note|answer|nachricht|kommentar|betreff|frage|antwort|beschreibung|anmerkung", Plain)]
    private static partial Regex TextName();
}
