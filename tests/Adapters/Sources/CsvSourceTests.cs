using System.Text;
using Twins.Core.Evidence;

namespace Twins.Tests.Adapters.Sources;

public sealed class CsvSourceTests
{
    [Fact]
    public async Task A_row_becomes_a_record_with_its_person_its_words_and_the_number_that_a_spreadsheet_shows()
    {
        var read = await Material.OfAsync("tickets.csv", """
            customer_id,customer_name,email,created,segment,subject,message,orders,age
            C1,Ada Quill,ada@example.org,2026-03-02,families,Late,"It came at nine.",4,38
            """);
        var record = Assert.Single(read.Records);
        Assert.Equal("tickets.csv, row 2", record.Place.ToString());
        Assert.Equal(["C1", "ada@example.org"], record.Person);
        Assert.Equal("Ada Quill", record.Name);
        Assert.Equal("Late. It came at nine.", record.Text);
        Assert.Equal(EvidenceKind.Quote, record.Kind);
        Assert.Equal("families", record.Segment);
        Assert.Equal(new DateOnly(2026, 3, 2), record.Date);
        Assert.Equal(4, record.Measures["orders"]);
        Assert.Equal("38", record.Traits["age"]);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task A_row_keeps_its_number_behind_line_breaks_in_quotes_and_empty_rows()
    {
        var read = await Material.OfAsync("a.csv", "id,comment\r\n1,\"two\r\nlines, \"\"quoted\"\"\"\r\n\r\n3,last\r\n");
        Assert.Equal(["two\nlines, \"quoted\"", "last"], read.Texts);
        Assert.Equal(["row 2", "row 4"], read.Places);
    }

    [Theory]
    [InlineData("customer_id;comment;orders\nC1;a, b;3,5\n")]
    [InlineData("customer_id\tcomment\torders\nC1\ta, b\t3.5\n")]
    [InlineData("customer_id|comment|orders\nC1|a, b|3.5\n")]
    [InlineData("sep=;\ncustomer_id;comment;orders\nC1;a, b;3,5\n")]
    [InlineData("customer_id,comment,orders\rC1,\"a, b\",3.5\r")]
    public async Task The_delimiter_and_the_end_of_a_line_are_found(string csv)
    {
        var record = Assert.Single((await Material.OfAsync("a.csv", csv)).Records);
        Assert.Equal("a, b", record.Text);
        Assert.Equal(["C1"], record.Person);
        Assert.Equal(3.5, record.Measures["orders"]);
    }

    [Fact]
    public async Task A_quote_that_is_not_closed_spoils_its_own_row_and_no_other()
    {
        var read = await Material.OfAsync("a.csv", "customer_id,comment\nC1,before\nC2,\"it never ends\nC3,behind\nC4,\"and more\"\n");
        Assert.Equal(["before", "behind", "and more"], read.Texts);
        Assert.Equal(["row 2", "row 4", "row 5"], read.Places);
        Assert.Contains("a.csv, row 3: opens a quote", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotes_inside_a_text_are_kept() =>
        Assert.Equal(["say \"cheese\" now", "cheese, she said"], (await Material.OfAsync("a.csv", "customer_id,comment\nC1,say \"cheese\" now\nC2,\"cheese, she said\"\n")).Texts);

    [Fact]
    public async Task Rows_that_are_too_short_or_too_long_are_read_as_far_as_they_go()
    {
        var read = await Material.OfAsync("a.csv", "customer_id,comment,orders\nC1,short\nC2,long,2,3,4\n");
        Assert.Equal(["short", "long"], read.Texts);
        Assert.Equal(["row 2", "row 3"], read.Problems.Select(p => p.At));
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_text_and_told_once()
    {
        var read = await Material.OfAsync("a.csv", "customer_id,comment\nC1,=cmd|' /C calc'!A0\nC2,+SUM(1;2)\nC3,@SUM(1;2)\nC4,-2+3+cmd|' /C calc'!A0\nC5,=1+1\n");
        Assert.All(read.Texts, t => Assert.StartsWith("'", t, StringComparison.Ordinal));
        Assert.Equal(5, read.Records.Count);
        Assert.Contains("formulas", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telephone_numbers_mentions_and_lists_are_no_formulas()
    {
        var read = await Material.OfAsync("a.csv", "customer_id,comment\nC1,+44 (0)1632 960117 please\nC2,@anna thanks\nC3,- no milk\n");
        Assert.Equal(["+44 (0)1632 960117 please", "@anna thanks", "- no milk"], read.Texts);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task A_line_longer_than_any_honest_one_is_passed_over_and_keeps_its_number()
    {
        var read = await Material.OfAsync("a.csv", $"customer_id,comment\nC1,before\nC2,{new string('x', 3 << 20)}\nC3,behind\n");
        Assert.Equal(["before", "behind"], read.Texts);
        Assert.Equal(["row 2", "row 4"], read.Places);
        Assert.Contains("a.csv, line 3: is longer than", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ten_thousand_columns_the_first_are_read()
    {
        var wide = new StringBuilder("customer_id,comment");
        for (var i = 0; i < 10_000; i++) wide.Append(",c").Append(i);
        var read = await Material.OfAsync("a.csv", $"{wide}\nC1,hello{new string(',', 10_000)}\nC2,again{new string(',', 10_000)}\n");
        Assert.Equal(["hello", "again"], read.Texts);
        Assert.Contains("columns", read.Problem, StringComparison.Ordinal);
    }
}
