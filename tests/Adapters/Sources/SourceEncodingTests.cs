using System.Text;

namespace Twins.Tests.Adapters.Sources;

public sealed class SourceEncodingTests
{
    private const string Words = "Die Brötchen waren süß, für 3 € – und Anna sagte „schön“.";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "utf-16 without mark", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Text_is_read_in_the_encoding_that_it_was_written_in(string name)
    {
        var read = await Material.OfAsync("a.csv", Bytes(name, $"customer_id,comment\nC1,\"{Words}\"\n"));
        Assert.Equal([Words], read.Texts);
        Assert.Equal(["C1"], read.Records[0].Person);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task Bytes_of_another_encoding_far_behind_the_beginning_are_read_and_told_once()
    {
        byte[] csv = [.. Encoding.UTF8.GetBytes("customer_id,comment\n" + string.Concat(Enumerable.Repeat("C1,nothing but plain letters here\n", 4000))), .. Encoding.Latin1.GetBytes("C2,Die Brötchen\nC3,waren süß\n")];
        var read = await Material.OfAsync("a.csv", csv);
        Assert.Equal(["Die Brötchen", "waren süß"], read.Texts.TakeLast(2));
        Assert.Contains("not UTF-8", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_called_a_table_is_refused_and_the_rest_is_read()
    {
        using var material = new Material();
        byte[] picture = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR,comment,customer_id\n"u8, 1, 2, 3];
        var read = await material.With("b.csv", picture).With("a.csv", "customer_id,comment\nC1,fine\n").With("c.csv", "customer_id,comment\nC2,too\n").ReadAsync();
        Assert.Equal(["fine", "too"], read.Texts);
        Assert.Equal("b.csv: is not text: it holds binary data. Export it as CSV or text in UTF-8.", read.Problem);
    }

    [Fact]
    public async Task NUL_characters_are_left_out_and_told_once()
    {
        var read = await Material.OfAsync("a.csv", "customer_id,comment\nC1,one \0two and some more words\nC2,th\0ree and some more words\n");
        Assert.Equal(["one two and some more words", "three and some more words"], read.Texts);
        Assert.Contains("NUL", read.Problem, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string name, string text) => name switch
    {
        "utf-8 with mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "utf-16 without mark" => Encoding.Unicode.GetBytes(text),
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };
}
