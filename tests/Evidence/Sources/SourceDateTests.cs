using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Evidence.Sources;

public sealed class SourceDateTests
{
    [Theory]
    [InlineData("2026-11-25")]
    [InlineData("2026-11-25T09:30:00Z")]
    [InlineData("2026-11-25 09:30")]
    [InlineData("2026/11/25")]
    [InlineData("25.11.2026")]
    [InlineData("25.11.2026 09:30")]
    [InlineData("25/11/2026")]
    [InlineData("11/25/2026")]
    [InlineData("25 Nov 2026")]
    [InlineData("Nov 25, 2026")]
    public void A_day_is_read_as_files_write_it(string text) => Assert.Equal(new DateOnly(2026, 11, 25), SourceDate.Parse(text));

    [Fact]
    public void Where_both_are_possible_the_day_stands_before_the_month() => Assert.Equal(new DateOnly(2026, 2, 1), SourceDate.Parse("01/02/2026"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("12")]
    [InlineData("2026-13-45")]
    [InlineData("99/99/2026")]
    public void What_is_no_day_is_none(string? text) => Assert.Null(SourceDate.Parse(text));
}
