using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>How the numbers of one question are written: shares as percentages, NPS with its sign, the rest with as many digits as mean something.</summary>
public sealed class UnitText(QuestionReport question)
{
    private readonly bool share = question.Unit.StartsWith("share", StringComparison.Ordinal);
    private readonly bool nps = question.Kind is "nps";
    private readonly int decimals = Decimals(question);

    /// <summary>The unit for a column's head.</summary>
    public string Name { get; } = Split(question.Unit).Name is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "Mean";

    /// <summary>The option that the number is about, where it is about one.</summary>
    public string? Option { get; } = Split(question.Unit).Option;

    public string Of(double value) => share ? Figures.Percent(value) : nps ? Figures.Signed(value, 0) : Figures.Number(value, decimals);

    public string Range(Estimate e) => Figures.Range(Of(e.Low), Of(e.High));

    /// <summary>A difference of two such numbers.</summary>
    public string Shift(double value) => share ? Figures.Signed(value * 100, 0) + " percentage points" : $"{Figures.Signed(value, nps ? 0 : decimals)} {question.Unit}";

    /// <summary>The interval of a difference, without its unit.</summary>
    public string Shifts(Estimate e) => $"{Change(e.Low)} to {Change(e.High)}";

    /// <summary>A difference with its sign, without its unit; of shares, in percentage points.</summary>
    public string Change(double value) => share ? Figures.Signed(value * 100, 0) : Figures.Signed(value, nps ? 0 : decimals);

    /// <summary>Value and interval in one breath, for people who hear the report.</summary>
    public string Spoken(Estimate e) => $"{Of(e.Value)}, 95% interval {Of(e.Low)} to {Of(e.High)}";

    private static (string Name, string? Option) Split(string unit) =>
        unit.IndexOf(" '", StringComparison.Ordinal) is > 0 and var at ? (unit[..at], unit[(at + 1)..]) : (unit, null);

    private static int Decimals(QuestionReport question)
    {
        var largest = question.Results.Select(r => Math.Abs(r.Mean.Value)).Where(double.IsFinite).DefaultIfEmpty().Max();
        return largest switch { < 20 => 2, < 1000 => 1, _ => 0 };
    }
}
