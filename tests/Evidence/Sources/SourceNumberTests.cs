using System.Globalization;
using CsCheck;
using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Evidence.Sources;

public sealed class SourceNumberTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData(" -3.5 ", -3.5)]
    [InlineData("1,234", 1234)]
    [InlineData("1,234,567.8", 1_234_567.8)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1.234.567", 1_234_567)]
    [InlineData("12,5", 12.5)]
    [InlineData("0,25", 0.25)]
    [InlineData("€ 12.99", 12.99)]
    [InlineData("12,99 €", 12.99)]
    [InlineData("45 %", 45)]
    [InlineData("1e3", 1000)]
    public void Figures_are_read_as_English_and_German_files_write_them(string text, double number) =>
        Assert.Equal(number, SourceNumber.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("twelve")]
    [InlineData("1,2,3")]
    [InlineData("12 and 13")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("2026-01-02")]
    [InlineData("1.2.2026")]
    [InlineData("+44 1632 960117")]
    [InlineData("١٢")]
    public void What_is_no_figure_is_none(string? text) => Assert.Null(SourceNumber.Parse(text));

    [Fact]
    public void Every_figure_is_read_back_as_it_was_written() =>
        Gen.Double[-1e12, 1e12].Sample(n => SourceNumber.Parse(n.ToString("R", CultureInfo.InvariantCulture)) == n);

    /// <summary>Written down, since this program runs without the system's languages.</summary>
    private static readonly NumberFormatInfo German = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    [Fact]
    public void Thousands_of_both_languages_mean_the_same() =>
        Gen.Int[10_000, 900_000_000].Sample(n => SourceNumber.Parse(n.ToString("N2", CultureInfo.InvariantCulture)) == n && SourceNumber.Parse(n.ToString("N2", German)) == n);
}
