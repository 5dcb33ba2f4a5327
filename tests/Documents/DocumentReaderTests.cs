using System.Text;
using Twins.Core.Documents;
using Twins.Core.Personas;

namespace Twins.Tests.Documents;

public class DocumentReaderTests
{
    [Theory]
    [InlineData("twin: a\nname: A\nsumary: x\n", 3, 1, "did you mean 'summary'?")]
    [InlineData("twin: a\nname: A\ndemographics:\n  agee: 3\n", 4, 3, "did you mean 'age'?")]
    [InlineData("twin: a\nname: A\nzzzzzzzz: 1\n", 3, 1, "Known here: twin, name")]
    [InlineData("twin: a\nname: A\ndemographics:\n  age: old\n", 4, 3, "expected a whole number but found the text 'old'")]
    [InlineData("twin: a\nname: A\ngoals: eat\n", 3, 1, "expected a list (lines that begin with '- ') but found the text 'eat'")]
    [InlineData("twin: a\nname: A\ngoals:\n  - eat\n  - [b]\n", 5, 5, "goals[1]: expected text but found a list")]
    [InlineData("twin: a\nname: A\nkind: hero\n", 3, 1, "individual, segment, role, composite, edge, group")]
    [InlineData("twin: a\nname: A\nname: B\n", 3, 1, "'name' twice")]
    [InlineData("twin: a\nname:\n", 2, 1, "has no value")]
    [InlineData("twin: a\n", 1, 1, "must have 'name'")]
    [InlineData("# nobody\nsummary: x\n", 2, 1, "must have 'twin' and 'name'")]
    [InlineData("- a\n", 1, 1, "expected fields (name: value) but found a list")]
    [InlineData("twin: a\nname: &n A\n", 2, 7, "anchor")]
    [InlineData("&k twin: a\n", 1, 1, "anchor")]
    [InlineData("twin: a\nname: *n\n", 2, 7, "alias")]
    [InlineData("twin: a\nname: !!str A\n", 2, 7, "tag")]
    [InlineData("twin: a\nname: A\n---\ntwin: b\n", 3, 1, "more than one YAML document")]
    [InlineData("twin: a\nname: A\n\tgoals: []\n", 3, 1, "indented with a tab; use spaces")]
    [InlineData("twin: a\nname: A: b\n", 2, 8, "put the text in quotes")]
    [InlineData("twin: a\nname: \"A\ngoals: []\n", 2, 7, "a quote is opened here and not closed")]
    [InlineData("twin: a\nname: A\n? [x]\n: y\n", 3, 3, "key that is not plain text")]
    [InlineData("twin: a\nname: A\nmemory:\n  quotes:\n    - text: hm\n      date: 2026-13-01\n", 6, 7, "expected a date such as 2026-11-23")]
    public void A_mistake_is_told_with_its_place(string yaml, int line, int column, string says)
    {
        var e = Assert.Throws<DocumentException>(() => Read(yaml));

        Assert.Contains(says, e.Problem, StringComparison.Ordinal);
        Assert.Equal(new Place(line, column), e.Place);
        Assert.StartsWith($"a.twin.yaml({line},{column}): ", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n...\n")]
    public void An_empty_file_is_refused(string yaml) => Assert.Throws<DocumentException>(() => Read(yaml));

    [Fact]
    public void An_alias_bomb_stops_at_its_first_anchor()
    {
        var bomb = string.Join('\n', Enumerable.Range(0, 9).Select(i => $"l{i}: &l{i} [{string.Join(',', Enumerable.Repeat(i is 0 ? "lol" : $"*l{i - 1}", 9))}]"));

        Assert.Contains("anchor", Assert.Throws<DocumentException>(() => Read(bomb)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_megabytes_are_refused_before_they_are_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path)) file.SetLength(20 * 1024 * 1024);
            Assert.Contains("20.0 MB", Assert.Throws<DocumentException>(() => DocumentReader.Read<Twin>(path)).Problem, StringComparison.Ordinal);
            Assert.Contains("20.0 MB", Assert.Throws<DocumentException>(() => DocumentReader.Parse<Twin>("x", new byte[20 * 1024 * 1024])).Problem, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused_with_its_line()
    {
        var e = Assert.Throws<DocumentException>(() => DocumentReader.Parse<Twin>("x", [.. "twin: a\nname: Jos"u8, 0xE9, (byte)'\n']));

        Assert.Contains("UTF-8", e.Problem, StringComparison.Ordinal);
        Assert.Equal(2, e.Place?.Line);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Endless_nesting_is_refused(char open) =>
        Assert.Contains("nested deeper", Assert.Throws<DocumentException>(() => Read("twin: a\nname: A\nimported: {a: " + (open is '[' ? new string('[', 100_000) : string.Concat(Enumerable.Repeat("{a: ", 100_000))))).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains("nowhere.twin.yaml: does not exist", Assert.Throws<DocumentException>(() => DocumentReader.Read<Twin>("nowhere.twin.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Characters_typed_are_the_text_where_text_is_asked()
    {
        var twin = Read("\uFEFFtwin: 7\nname: 2024\ngoals: [true, 1.50, no]\n");

        Assert.Equal(("7", "2024"), (twin.Id, twin.Name));
        Assert.Equal(["true", "1.50", "no"], twin.Goals);
    }

    private static Twin Read(string yaml) => DocumentReader.Parse<Twin>("a.twin.yaml", Encoding.UTF8.GetBytes(yaml));
}
