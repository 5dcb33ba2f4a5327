using System.Globalization;
using System.Text.RegularExpressions;

namespace Twins.Core.Evidence.Sources;

/// <summary>Guesses what a column holds from its name, in English or German, and from the first values.</summary>
public static partial class ColumnGuess
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const int LongText = 30;

    /// <param name="values">Some of its values; empty ones tell nothing.</param>
    public static ColumnRole Of(string name, IReadOnlyList<string> values)
    {
        var known = values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v.Trim()).ToList();
        if (known.Count is 0) return ColumnRole.Ignore;
        if (known.TrueForAll(v => v.Contains('@', StringComparison.Ordinal) && !v.Contains(' ', StringComparison.Ordinal))) return ColumnRole.Email;
        if (PersonName().IsMatch(name)) return ColumnRole.Name;
        if (Person().IsMatch(name)) return ColumnRole.Person;
        if (DateName().IsMatch(name) || known.TrueForAll(v => SourceDate.Parse(v) is not null && !IsNumber(v))) return known.Exists(v => SourceDate.Parse(v) is not null) ? ColumnRole.Date : ColumnRole.Ignore;
        if (SegmentName().IsMatch(name)) return ColumnRole.Segment;
        if (RatingName().IsMatch(name) && known.TrueForAll(IsNumber)) return ColumnRole.Rating;
        if (TraitName().IsMatch(name)) return ColumnRole.Trait;
        // A number of a row, a ticket or an order counts nothing.
        if (Identifier().IsMatch(name)) return ColumnRole.Ignore;
        if (known.TrueForAll(IsNumber)) return ColumnRole.Measure;
        if (TextName().IsMatch(name) || known.Average(v => v.Length) >= LongText) return ColumnRole.Text;
        return ColumnRole.Ignore;
    }

    /// <summary>What a rating's values say of its scale: 1 to 5, 0 to 10 or 0 to 100.</summary>
    public static IReadOnlyList<double> Scale(IEnumerable<string> values)
    {
        var numbers = values.Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : (double?)null).OfType<double>().ToList();
        var most = numbers.Count > 0 ? numbers.Max() : 5;
        return most <= 5 ? [numbers.Contains(0) ? 0 : 1, 5] : most <= 10 ? [numbers.Contains(0) ? 0 : 1, 10] : [0, 100];
    }

    private static bool IsNumber(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^(customer|client|user|contact|person|member|account|respondent|participant|kunden?|nutzer|mitglieds?)[ _-]?(id|no|nr|number|nummer|ref|key)$|^(customer|client|user|member|kunde|customerid|userid|external ?reference|kundennummer)$", Plain)]
    private static partial Regex Person();

    [GeneratedRegex(@"^(customer|client|user|contact|person|full|first|last|reviewer|author|kunden?)?[ _-]?name$|^(author|reviewer|vorname|nachname|sender)$", Plain)]
    private static partial Regex PersonName();

    [GeneratedRegex(@"date|time|created|datum|zeit|\bat$|_at$|month|monat", Plain)]
    private static partial Regex DateName();

    [GeneratedRegex(@"segment|cohort|persona|kundengruppe|zielgruppe", Plain)]
    private static partial Regex SegmentName();

    [GeneratedRegex(@"rating|stars|score|satisfaction|csat|nps|bewertung|sterne|zufriedenheit", Plain)]
    private static partial Regex RatingName();

    [GeneratedRegex(@"^(age|gender|sex|location|city|town|region|country|occupation|job|household|education|income|language|nationality|alter|geschlecht|ort|stadt|beruf|haushalt|bildung|einkommen|sprache)$", Plain)]
    private static partial Regex TraitName();

    [GeneratedRegex(@"(^|[ _-])(id|no|nr|number|nummer|zip|postcode|plz|phone|telefon|ean|sku)$|Id$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"text|message|comment|body|review|feedback|question|subject|description|note|answer|nachricht|kommentar|betreff|frage|antwort|beschreibung", Plain)]
    private static partial Regex TextName();
}
