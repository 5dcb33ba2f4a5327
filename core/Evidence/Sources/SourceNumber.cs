using System.Globalization;
using System.Text.RegularExpressions;

namespace Twins.Core.Evidence.Sources;

/// <summary>Reads figures as files write them, in English and German: <c>1,234.5</c>, <c>1.234,5</c>, <c>12,50 €</c>, <c>45 %</c>.</summary>
public static partial class SourceNumber
{
    private const int Longest = 40;
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const NumberStyles Figures = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const string Signs = "€$£% \t\u00A0\u202F";

    /// <returns>Null when it is no figure, or none that a computer can hold.</returns>
    public static double? Parse(string? text)
    {
        if (text is null || text.Length > Longest) return null;
        var value = text.AsSpan().Trim(Signs);
        return Usual(value) ?? (value.Contains(',') || value.Contains('.') ? OfThousands(value.ToString()) : null);
    }

    private static double? Usual(ReadOnlySpan<char> value) => double.TryParse(value, Figures, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double? OfThousands(string value)
    {
        if (EnglishThousands().IsMatch(value)) return Usual(value.Replace(",", "", StringComparison.Ordinal));
        // One comma is a decimal one, unless three digits follow it as in "1,250".
        return DecimalComma().IsMatch(value) || GermanThousands().IsMatch(value) ? Usual(value.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')) : null;
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", Plain)]
    private static partial Regex EnglishThousands();

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}((\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,})$", Plain)]
    private static partial Regex GermanThousands();

    [GeneratedRegex(@"^[+-]?[0-9]+,[0-9]+$", Plain)]
    private static partial Regex DecimalComma();
}
