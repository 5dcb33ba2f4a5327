using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace Twins.Core.Respondents.Offline.Reading;

/// <summary>Finds prices, percentages, times of day and durations.</summary>
internal static class QuantityReader
{
    private static readonly FrozenDictionary<string, double> NumberWords = Numbers("""
        one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 fifteen 15 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 hundred 100
        zwei 2 drei 3 vier 4 funf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 zwolf 12 zwanzig 20 dreissig 30 funfzig 50 hundert 100
        """);

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.,:");
    private static readonly FrozenSet<string> More = Set("after over above more past later exceeds beyond nach uber mehr ab least");
    private static readonly FrozenSet<string> Less = Set("before under below less earlier cheaper within vor unter weniger bis most fewer");
    private static readonly FrozenSet<string> Money = Set("euro euros eur dollar dollars usd pound pounds gbp franken chf quid bucks");
    private static readonly FrozenSet<string> Late = Set("pm evening night tonight afternoon abends nachts nachmittags");
    private static readonly FrozenSet<string> Early = Set("am morning morgens fruh");
    private static readonly FrozenSet<string> Between = Set("until till to and or at in the this bis um uhr o'clock");

    public static IReadOnlyList<Quantity> Read(List<Token> tokens)
    {
        var found = new List<Quantity>();
        var sentence = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].NewSentence) sentence++;
            if (ValueAt(tokens, i) is { } value)
                found.Add(new Quantity(KindOf(tokens, i, ref value), value, ComparisonBefore(tokens, i), sentence));
        }
        return found;
    }

    private static double? ValueAt(List<Token> tokens, int i)
    {
        var text = tokens[i].Text;
        if (NumberWords.TryGetValue(text, out var word)) return word;
        var digits = text.AsSpan(0, text.AsSpan().IndexOfAnyExcept(NumberSigns) is var end and >= 0 ? end : text.Length);
        if (digits.IsEmpty || !char.IsAsciiDigit(text[0])) return null;
        if (digits.Contains(':')) return Clock(digits);
        // 1,250 groups thousands; 1,20 is a decimal comma.
        var comma = digits.LastIndexOf(',');
        var plain = comma >= 0 && digits.Length - comma - 1 is 3 ? digits.ToString().Replace(",", "", StringComparison.Ordinal) : digits.ToString().Replace(',', '.');
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static double? Clock(ReadOnlySpan<char> digits)
    {
        var colon = digits.IndexOf(':');
        return int.TryParse(digits[..colon], out var hour) && int.TryParse(digits[(colon + 1)..], out var minute) && hour < 25 && minute < 60 ? hour + (minute / 60.0) : null;
    }

    private static QuantityKind KindOf(List<Token> tokens, int i, ref double value)
    {
        var next = TextAt(tokens, i + 1);
        if (Money.Contains(next) || (Money.Contains(TextAt(tokens, i - 1)) && tokens[i].IsNumber)) return QuantityKind.Money;
        if (next is "cent" or "cents") return Scaled(ref value, 0.01, QuantityKind.Money);
        if (next is "percent" or "prozent") return QuantityKind.Percent;
        if (next is "minute" or "minutes" or "min" or "mins" or "minuten") return QuantityKind.Duration;
        if (next is "hour" or "hours" or "stunde" or "stunden") return Scaled(ref value, 60, QuantityKind.Duration);
        if (next is "day" or "days" or "tag" or "tage") return Scaled(ref value, 1440, QuantityKind.Duration);
        if (tokens[i].Text.Contains(':', StringComparison.Ordinal) || (next is "uhr" && value < 25)) return QuantityKind.Clock;
        return HalfOfDay(tokens, i) is { } late && value is >= 1 and <= 12 ? OnClock(ref value, late) : QuantityKind.Count;
    }

    private static bool? HalfOfDay(List<Token> tokens, int i)
    {
        if (tokens[i].Text.EndsWith("pm", StringComparison.Ordinal)) return true;
        if (tokens[i].Text.EndsWith("am", StringComparison.Ordinal)) return false;
        for (var at = i + 1; at < tokens.Count && at <= i + 5; at++)
        {
            if (Late.Contains(tokens[at].Text)) return true;
            if (Early.Contains(tokens[at].Text)) return false;
            if (!Between.Contains(tokens[at].Text) && ValueAt(tokens, at) is null) return null;
        }
        return null;
    }

    private static QuantityKind OnClock(ref double value, bool late)
    {
        value = late ? (value % 12) + 12 : value % 12;
        return QuantityKind.Clock;
    }

    private static QuantityKind Scaled(ref double value, double factor, QuantityKind kind)
    {
        value *= factor;
        return kind;
    }

    private static Comparison ComparisonBefore(List<Token> tokens, int i)
    {
        for (var at = i - 1; at >= 0 && at >= i - 3; at--)
        {
            if (More.Contains(tokens[at].Text)) return Comparison.More;
            if (Less.Contains(tokens[at].Text)) return Comparison.Less;
        }
        return Comparison.None;
    }

    private static string TextAt(List<Token> tokens, int i) => i >= 0 && i < tokens.Count ? tokens[i].Text : "";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, double> Numbers(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2).ToFrozenDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
