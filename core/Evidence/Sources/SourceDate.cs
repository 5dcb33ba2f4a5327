using System.Globalization;

namespace Twins.Core.Evidence.Sources;

/// <summary>Reads days as files write them: ISO first, then day before month, as Europe does.</summary>
public static class SourceDate
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-MM", "d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy"];

    public static DateOnly? Parse(string? text)
    {
        if (text?.Trim() is not { Length: >= 6 and <= 40 } value) return null;
        if (DateOnly.TryParseExact(value, Formats[0], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        // "2026-11-25T09:30:00Z" and "2026-11-25 09:30" name a day too.
        var day = value.Length > 10 && (value[4] is '-' && value[10] is 'T' or ' ') ? value[..10] : value;
        if (DateOnly.TryParseExact(day, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out date)) return date;
        var space = day.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && DateOnly.TryParseExact(day[..space], Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) ? date : null;
    }
}
