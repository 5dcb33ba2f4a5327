using System.Globalization;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Studies.Reporting;

public sealed class FiguresTests
{
    [Fact]
    public void A_number_in_a_table_is_the_number_in_a_sentence()
    {
        // Halves are where they could part.
        for (var k = -5000; k <= 5000; k++)
        {
            var value = k / 1000.0;
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{value:0.00;-0.00;0.00}"), Figures.Number(value, 2).Replace('−', '-'));
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{100 * value:0;-0;0}"), Figures.Number(100 * value, 0).Replace('−', '-'));
        }
    }

    [Theory]
    [InlineData(-0.004, 2, "0.00")]
    [InlineData(-1234567, 0, "−1\u202F234\u202F567")]
    [InlineData(double.NaN, 2, "–")]
    [InlineData(double.PositiveInfinity, 2, "–")]
    public void A_number_has_a_true_minus_and_thin_spaces_and_is_a_dash_where_there_is_none(double value, int decimals, string shown) => Assert.Equal(shown, Figures.Number(value, decimals));

    [Theory]
    [InlineData(0.5, "+1")]
    [InlineData(0.4, "0")]
    [InlineData(-0.4, "0")]
    [InlineData(-0.6, "−1")]
    public void A_difference_that_rounds_to_nothing_has_no_sign(double value, string shown) => Assert.Equal(shown, Figures.Signed(value, 0));
}
