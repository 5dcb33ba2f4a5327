using System.Globalization;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>Numbers as a person reads them: few digits, a true minus, thin spaces between thousands, the same on every machine.</summary>
public static class Figures
{
    public const string None = "–";

    private static readonly NumberFormatInfo Format = new() { NegativeSign = "−", NumberGroupSeparator = "\u202F" };

    /// <summary>Halves go away from zero, as they do in sentences; what rounds to zero has no sign.</summary>
    public static string Number(double value, int decimals) => double.IsFinite(value) ? value.ToString(Pattern(decimals), Format) : None;

    public static string Count(long value) => value.ToString("N0", Format);

    public static string Percent(double share, int decimals = 0) => double.IsFinite(share) ? Number(share * 100, decimals) + "%" : None;

    /// <summary>A share that is never rounded to certainty.</summary>
    public static string Chance(double share) => share switch
    {
        > 0 and < 0.01 => "<1%",
        > 0.99 and < 1 => ">99%",
        _ => Percent(share),
    };

    public static string PercentRange(Estimate e) => Range(Percent(e.Low), Percent(e.High));

    public static string Signed(double value, int decimals) => value > 0 && Number(value, decimals) is var number && number != Number(0, decimals) ? "+" + number : Number(value, decimals);

    /// <summary>A dash between numbers, but words where a dash would look like a minus.</summary>
    public static string Range(string low, string high) =>
        low.StartsWith('−') || high.StartsWith('−') || low.StartsWith('+') ? $"{low} to {high}" : $"{low}–{high}";

    public static string Money(decimal dollars) => dollars switch
    {
        0 => "$0",
        < 0.01m and > 0 => "<$0.01",
        _ => "$" + dollars.ToString("N2", Format),
    };

    public static string Duration(double seconds) => seconds switch
    {
        < 10 => $"{Number(seconds, 1)} s",
        < 120 => $"{Number(seconds, 0)} s",
        < 7200 => $"{Number(seconds / 60, 0)} min",
        _ => $"{Number(seconds / 3600, 1)} h",
    };

    public static string Day(DateTimeOffset time) => time.ToString("d MMMM yyyy, HH:mm 'UTC'zzz", CultureInfo.InvariantCulture).Replace("+00:00", "", StringComparison.Ordinal);

    public static string Of(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{Count(count)} {many}";

    private static string Pattern(int decimals)
    {
        var digits = decimals is 0 ? "0" : "0." + new string('0', decimals);
        return $"#,##{digits};−#,##{digits};{digits}";
    }
}
