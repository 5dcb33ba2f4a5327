using System.Text;
using CsCheck;

namespace Twins.Tests.Adapters.Sources;

/// <summary>Whatever stands in a file, its reader tells problems and throws nothing, and keeps the good places around a bad one.</summary>
public sealed class SourceFuzzTests
{
    private const string Secret = "zzsecretzz";

    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.OneOf(",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "\t", "\0", "{", "}", "[", "]", ":", "\\", "\\ud800", "<v ", "<v Orla>", ">", "-->", "00:01.000 --> 00:02.000\n", "From a@b Mon Oct 12 10:12:00 2026\n", "From: ", "Subject: x\n", "Content-Type: multipart/mixed; boundary=x\n", "--x\n", "# ", "- ", "1. ", "> ", "`", "*", "|", "=", "+A(", "@", "é", "\uFEFF", "😀", "\uD800", Secret),
        Gen.String[Gen.Char.AlphaNumeric, 0, 8]);

    private static readonly Gen<string> Dirt = Pieces.Array[0, 40].Select(string.Concat);

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.jsonl")]
    [InlineData("a.vtt")]
    [InlineData("a.mbox")]
    [InlineData("a.eml")]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    [InlineData("policy.md")]
    [InlineData("consents.csv")]
    [InlineData("a.zip")]
    [InlineData("a.qsf")]
    public void Any_text_is_read_or_told(string name) => Dirt.Sample(text => Check(name, Encoding.UTF8.GetBytes(text)), iter: 300, threads: 1);

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.jsonl")]
    [InlineData("a.vtt")]
    [InlineData("a.mbox")]
    [InlineData("a.zip")]
    public void Any_bytes_are_read_or_told(string name) => Gen.Byte.Array[0, 400].Sample(bytes => Check(name, bytes), iter: 200, threads: 1);

    [Fact]
    public void Rows_around_any_broken_row_of_a_table_are_kept() => Dirt.Sample(dirt =>
        Keeps("a.csv", $"customer_id,comment\nC1,first words\n{OneLine(dirt)}\nC8,later words\nC9,last words\n", "first words", "later words", "last words"), iter: 500, threads: 1);

    [Fact]
    public void Lines_around_any_broken_line_of_JSON_are_kept() => Dirt.Sample(dirt =>
        Keeps("a.jsonl", $$"""
            {"customer_id":"C1","comment":"first words"}
            {{OneLine(dirt)}}
            {"customer_id":"C9","comment":"last words"}
            """, "first words", "last words"), iter: 500, threads: 1);

    [Fact]
    public void Cues_around_any_broken_cue_are_kept() => Dirt.Sample(dirt =>
        Keeps("a.vtt", $"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>first words\n\n{dirt}\n\n00:08.000 --> 00:09.000\n<v Zoe>last words\n", "first words", "last words"), iter: 500, threads: 1);

    [Fact]
    public void Messages_around_any_broken_message_are_kept() => Dirt.Sample(dirt =>
        Keeps("a.mbox", $"From a@b Mon Oct 12 10:12:00 2026\nFrom: ada@example.org\n\nfirst words\n\nFrom a@b Mon Oct 12 10:12:00 2026\n{dirt}\n\nFrom a@b Mon Oct 12 10:12:00 2026\nFrom: zoe@example.org\n\nlast words\n", "first words", "last words"), iter: 500, threads: 1);

    /// <summary>One broken row; what breaks several is several.</summary>
    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\r', ' ').Replace('\n', ' ');

    private static void Keeps(string name, string content, params string[] words)
    {
        var read = Material.OfAsync(name, Encoding.UTF8.GetBytes(content)).GetAwaiter().GetResult();
        var all = string.Join('\n', read.Texts);
        foreach (var word in words) Assert.Contains(word, all, StringComparison.Ordinal);
        Discreet(read);
    }

    private static void Check(string name, byte[] content) => Discreet(Material.OfAsync(name, content).GetAwaiter().GetResult());

    private static void Discreet(Reading read) => Assert.DoesNotContain(read.Problems, p => $"{p.At}{p.Problem}".Contains(Secret, StringComparison.Ordinal));
}
