using CsCheck;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Linting;
using Twins.Core.Personas.Prospects;

namespace Twins.Tests.Personas.Prospects;

public sealed class ProspectReaderTests : IDisposable
{
    private const string Nora = "Nora Byrne is a 34-year-old nurse from Cork. She lives with her husband and their 6-year-old daughter. She wants to cook more and to waste less. "
        + "She hates queues after a shift. If delivery is after eight, she does not order. She compares prices in two shops before she buys. She loves the bakery at the corner. The weather was mild.";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_paragraph_becomes_a_twin_whose_every_sentence_has_its_ground()
    {
        var (twin, unknown) = new ProspectReader("paragraph").Read(Nora);
        Assert.Equal(("nora-byrne", "Nora Byrne"), (twin.Id, twin.Name));
        Assert.Equal(new Demographics { Age = 34, Gender = "woman", Location = "Cork", Occupation = "nurse", Household = "lives with her husband and their 6-year-old daughter" }, twin.Demographics);
        Assert.Equal(["She wants to cook more and to waste less."], twin.Goals);
        Assert.Equal(["She hates queues after a shift."], twin.Preferences.Dislikes);
        Assert.Equal(["If delivery is after eight, she does not order."], twin.Decisions.Rules);
        Assert.Equal(["She loves the bakery at the corner."], twin.Preferences.Likes);
        Assert.Equal(["She compares prices in two shops before she buys."], twin.Tendencies);
        Assert.Equal(PriceAttitude.Sensitive, twin.Decisions.PriceAttitude);
        Assert.Equal(["voice", "personality"], unknown);
        foreach (var sentence in twin.Goals.Concat(twin.Preferences.Dislikes).Concat(twin.Decisions.Rules).Concat(twin.Preferences.Likes).Concat(twin.Tendencies).Append(twin.Summary))
            Assert.Equal(sentence, twin.Memory.Documents.Single(d => d.Id == twin.Grounds[sentence].Single()).Text);
        Assert.All(twin.Memory.All, d => Assert.True(d.Synthetic));
        Assert.Equal(8, twin.Memory.Documents.Count);
    }

    [Fact]
    public void The_document_reads_back_and_lints_without_an_error_and_its_level_is_guided()
    {
        folder.File("nora.twin.yaml", YamlWriter.Write(new ProspectReader("nora.txt").Read(Nora).Twin));
        var twin = TwinLibrary.Load(folder.Path).Get("nora-byrne");
        Assert.DoesNotContain(TwinLinter.Lint(twin), f => f.Severity is Severity.Error);
        Assert.Equal(FidelityLevel.Guided, FidelityLevels.Of(twin, new DateOnly(2026, 11, 25)).Level);
        Assert.Equal("nora.txt, sentence 4", twin.Memory.Documents[3].Source);
    }

    [Theory]
    [InlineData("I am 41 and work as a train driver in Leeds. Every cent counts.", 41, "train driver", PriceAttitude.VerySensitive)]
    [InlineData("He is a retired teacher. Price does not matter to him.", null, "retired teacher", PriceAttitude.Indifferent)]
    [InlineData("Her 12-year-old daughter decides what they eat.", null, null, PriceAttitude.Unknown)]
    [InlineData("Sie ist 52 Jahre alt und arbeitet als Busfahrerin. Sie wohnt allein. Sie ist sparsam.", 52, "Busfahrerin", PriceAttitude.Sensitive)]
    [InlineData("She is a mother of three.", null, null, PriceAttitude.Unknown)]
    public void What_is_said_is_read_and_what_is_not_said_stays_empty(string paragraph, int? age, string? job, PriceAttitude price)
    {
        var twin = new ProspectReader("paragraph").Read(paragraph, "Somebody").Twin;
        Assert.Equal((age, job, price), (twin.Demographics.Age, twin.Demographics.Occupation, twin.Decisions.PriceAttitude));
    }

    [Fact]
    public void Whatever_is_written_becomes_a_document_that_reads_back() => Gen.String[1, 400].Where(s => !string.IsNullOrWhiteSpace(s) && s.Any(char.IsLetter)).Sample(text =>
    {
        var twin = new ProspectReader("paragraph").Read(text, "Somebody").Twin;
        Assert.Equal(twin.Memory.Documents.Select(d => d.Text), DocumentReader.Parse<Twin>("x.twin.yaml", System.Text.Encoding.UTF8.GetBytes(YamlWriter.Write(twin))).Memory.Documents.Select(d => d.Text));
    }, iter: 300);
}
