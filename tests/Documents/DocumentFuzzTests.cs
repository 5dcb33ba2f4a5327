using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Studies;

namespace Twins.Tests.Documents;

public class DocumentFuzzTests
{
    private const string Sample = """
        twin: ana
        name: Ana María
        kind: individual
        summary: "Buys: for four"
        demographics: {age: 41, gender: female}
        goals:
          - Spend less
          - >-
            A longer wish that
            goes on
        habits:
          morning: [tea, 'walks']
        memory:
          quotes:
            - text: I count every cent.
              source: interview
              date: 2026-01-02
        imported: {x: {y: [1, null, 2.50, true, "é"]}}
        """;

    private static readonly string[] Awkward = ["yes", "null", "~", "1.0", "true", "- a", "a: b", "a #b", " ", "", "\0", "😀", new string('x', 300), string.Join(' ', Enumerable.Repeat("words", 60)), "a\n\nb", "a\n b", "a\n", "…: (x)"];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 40],
        Gen.Char["\n \t:#-'\"[]{}|>&*!%@`\\,?aZ0.\r\u0085\u2028\uFEFFé李"].Array[0, 30].Select(c => new string(c)),
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]));

    [Fact]
    public void Random_bytes_are_refused_in_words_or_read() => Gen.Byte.Array[0, 400].Sample(OnlyDocumentException, iter: 10_000);

    [Fact]
    public void Mutated_documents_are_refused_in_words_or_read() =>
        Gen.Select(Gen.Int[0, Sample.Length - 1], Gen.Int[0, 12], Text).Sample((at, cut, insert) => OnlyDocumentException(Encoding.UTF8.GetBytes(Sample[..at] + insert + Sample[Math.Min(Sample.Length, at + cut)..])), iter: 3_000);

    [Fact]
    public void A_name_with_nothing_behind_it_is_refused_rather_than_lost_in_writing() =>
        Assert.Contains("'morning' has no value", Assert.Throws<DocumentException>(() => DocumentReader.Parse<Twin>("x", "twin: ana\nname: Ana\nhabits:\n  morning: []\n"u8.ToArray())).Message, StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_written_reads_back_the_same() => Gen.Select(Text, Text.Array[0, 4], Gen.Dictionary(Text, Text.Array[1, 3])[0, 3]).Sample((one, many, habits) =>
    {
        var twin = new Twin
        {
            Id = "x",
            Name = one,
            Goals = [.. many],
            Habits = habits.ToDictionary(h => h.Key, h => (IReadOnlyList<string>)h.Value),
            Imported = new Dictionary<string, JsonElement> { ["rest"] = JsonSerializer.SerializeToElement(new { one, many, empty = Array.Empty<int>(), nothing = (string?)null, habits }) },
        };
        // Half a surrogate pair is no text: JSON writes U+FFFD for it before YAML sees it.
        var expected = Json(JsonSerializer.Deserialize<Twin>(JsonSerializer.SerializeToUtf8Bytes(twin, DocumentJson.Options), DocumentJson.Options)!);

        var yaml = YamlWriter.Write(twin);

        var read = DocumentReader.Parse<Twin>("x", Encoding.UTF8.GetBytes(one.Length is 0 ? yaml + "name: ''\n" : yaml));
        Assert.True(JsonNode.DeepEquals(expected, Json(read)), yaml);
    }, iter: 3_000);

    private static void OnlyDocumentException(byte[] content)
    {
        try
        {
            var twin = DocumentReader.Parse<Twin>("x", content);
            Assert.True(JsonNode.DeepEquals(Json(twin), Json(DocumentReader.Parse<Twin>("x", Encoding.UTF8.GetBytes(YamlWriter.Write(twin) + (twin.Id is "" ? "twin: ''\n" : "") + (twin.Name is "" ? "name: ''\n" : ""))))));
        }
        catch (DocumentException e)
        {
            Assert.NotEmpty(e.Problem);
        }
        try
        {
            _ = DocumentReader.Parse<Campaign>("x", content);
        }
        catch (DocumentException e)
        {
            Assert.NotEmpty(e.Problem);
        }
    }

    private static JsonNode? Json(Twin twin) => JsonSerializer.SerializeToNode(twin, DocumentJson.Options);
}
