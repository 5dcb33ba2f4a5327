using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Tests.Studies;

public sealed class CampaignReaderTests : IDisposable
{
    private const string Good =
        """
        campaign: autumn
        panel: shoppers.panel.yaml
        currency: EUR
        variants:
          - id: v1
            headline: Fresh bread at seven
            price: 0
          - id: v2
            headline: Bread, cheaper after six
            price: 1.20
        questions:
          - id: intent
            kind: likert
            text: Would you order it?
          - id: best
            kind: rank
            text: Which one first?
            variants: true
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static WrittenOption[] Options(params string[] ids) => [.. ids.Select(i => new WrittenOption { Id = i, Text = $"The {i}" })];

    [Fact]
    public void A_campaign_with_every_kind_of_question_that_is_written_reads_back_as_it_was()
    {
        Question[] questions =
        [
            new LikertQuestion { Id = "intent", Text = "Would you order it?", Anchors = [["no", "hardly", "perhaps", "rather", "yes"]] },
            new ScaleQuestion { Id = "trust", Text = "How far do you believe it?", Min = 1, Max = 7, Low = "not", High = "fully" },
            new NpsQuestion { Id = "nps", Text = "Would you tell a friend?" },
            new YesNoQuestion { Id = "click", Text = "Would you open it?" },
            new SingleChoiceQuestion { Id = "one", Text = "Which?", Options = [new WrittenOption { Id = "a", Text = "A" }, new WrittenOption { Id = "b", Text = "B" }] },
            new MultipleChoiceQuestion { Id = "some", Text = "Which ones?", Options = [new WrittenOption { Id = "a", Text = "A" }, new WrittenOption { Id = "b", Text = "B" }], Max = 1 },
            new RankQuestion { Id = "best", Text = "Which first?", Variants = true },
            new NumericQuestion { Id = "spend", Text = "How much?", Min = 0, Max = 90, Unit = "EUR" },
            new OpenQuestion { Id = "why", Text = "Why?" },
            new MatrixQuestion { Id = "view", Text = "Agree?", Statements = Options("fresh", "fair") },
            new MaxDiffQuestion { Id = "drivers", Text = "What matters?", Items = Options("a", "b", "c", "d"), PerSet = 3, Sets = 4, Most = "what matters" },
            new VanWestendorpQuestion { Id = "price", Text = "What may it cost?", Unit = "EUR", Intent = true, Range = Core.Fidelity.Choice.Pricing.PriceRange.Narrower },
            new ConjointQuestion
            {
                Id = "passes",
                Text = "Which?",
                None = "None of them",
                Parts = [new ConjointPart { Id = "slot", Text = "Slot", Levels = Options("day", "night") }, new ConjointPart { Id = "fee", Text = "Fee", Prices = [1, 2.5], Unit = "EUR" }],
                Alternatives = 2,
                Products = [new ConjointProduct { Id = "lean", Text = "Lean", Levels = new Dictionary<string, string> { ["slot"] = "day", ["fee"] = "1.5" } }],
            },
            new KanoQuestion { Id = "features", Text = "How would you feel?", Features = Options("a", "b") },
            new BudgetQuestion { Id = "money", Text = "Divide it.", Options = Options("a", "b"), Total = 10, Unit = "EUR" },
            new PairwiseQuestion { Id = "names", Text = "Which?", Items = Options("a", "b", "c"), Pairs = 2 },
        ];
        Assert.All(questions.Where(q => q is not RankQuestion), q => Assert.Null(q.Flaw()));
        Assert.Equal(typeof(Question).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false).Length, questions.DistinctBy(q => q.GetType()).Count());
        var written = YamlWriter.Write(Read(Good) with { Questions = questions });
        var read = YamlWriter.Write(DocumentReader.Parse<Campaign>("x", System.Text.Encoding.UTF8.GetBytes(written)));
        Assert.Equal(written, read);
        Assert.Contains("low: not", written, StringComparison.Ordinal);
        Assert.DoesNotContain("possibilities", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_is_read_and_questions_about_all_variants_get_them_as_options()
    {
        var campaign = Read(Good);
        Assert.Equal(1.20m, campaign.Variants[1].Price);
        Assert.Equal(["v1", "v2"], Assert.IsType<RankQuestion>(campaign.Questions[1]).Options.Select(o => o.Id));
        Assert.Equal(5, Assert.IsType<LikertQuestion>(campaign.Questions[0]).Possibilities.Count);
    }

    [Theory]
    [InlineData("price: 1.20", "price: free", "campaign.yaml(10,5): variants[1].price: expected a number but found the text 'free'")]
    [InlineData("price: 1.20", "price: -1", "'v2' has a negative price")]
    [InlineData("headline: Fresh", "headlin: Fresh", "unknown field 'headlin'; did you mean 'headline'?")]
    [InlineData("kind: likert", "kind: licert", "unknown kind: the text 'licert'; use one of: likert, scale")]
    [InlineData("id: v2", "id: v1", "the id 'v1' is used twice")]
    [InlineData("id: v2", "id: ../v1", "must be letters, digits")]
    [InlineData("campaign: autumn", "campaign: ../../elsewhere", "campaign: the id '../../elsewhere' must be letters, digits")]
    [InlineData("id: best", "id: intent", "the id 'intent' is used twice")]
    [InlineData("id: intent", "id: 7up", "must be a letter")]
    [InlineData("currency: EUR", "primary: love", "there is no question 'love'; use one of intent, best")]
    [InlineData("currency: EUR", "plan: { replicates: 0 }", "replicates must lie between 1 and 1000")]
    [InlineData("currency: EUR", "plan: { elicitation: [direct, direct] }", "each once")]
    [InlineData("currency: EUR", "plan: { elicitation: [telepathy] }", "expected one of direct, probabilities, logprobs, stated, sampling, ssr")]
    [InlineData("currency: EUR", "human: [{ question: intent, file: a.csv, column: A }]", "say which variant the people saw")]
    [InlineData("panel: shoppers.panel.yaml", "", "must have 'panel'")]
    public void A_mistake_gets_one_sentence_that_says_what_to_change(string right, string wrong, string sentence)
    {
        var refusal = Assert.Throws<DocumentException>(() => Read(Good.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.panel.yaml")]
    [InlineData("/etc/passwd")]
    public void Nothing_outside_the_folder_is_read(string name) =>
        Assert.Contains("leads out of this folder", Assert.Throws<DocumentException>(() => StudyFolder.Resolve(folder.File("a.campaign.yaml", Good), "panel", name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_link_that_leads_out_of_the_folder_is_not_followed()
    {
        using var elsewhere = new TemporaryFolder();
        var target = elsewhere.File("secret.txt", "secret");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "picture.png"), target);
        Assert.Contains("is a link", Assert.Throws<DocumentException>(() => StudyFolder.Resolve(folder.File("a.campaign.yaml", Good), "image", "picture.png")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_a_png_or_a_jpeg_by_its_bytes_not_by_its_name()
    {
        var document = folder.File("a.campaign.yaml", Good);
        folder.File("picture.png", "<svg onload=alert(1)>");
        var variant = new Variant { Id = "v", Image = "picture.png" };
        Assert.Contains("neither PNG nor JPEG", Assert.Throws<DocumentException>(() => StimulusReader.Read(document, [variant])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_variants_that_show_the_same_are_the_same_to_a_twin()
    {
        var shown = StimulusReader.Read("none", [new Variant { Id = "a", Headline = "Bread" }, new Variant { Id = "b", Headline = "Bread" }, new Variant { Id = "c", Headline = "bread" }]);
        Assert.Equal(shown[0].Hash, shown[1].Hash);
        Assert.NotEqual(shown[0].Hash, shown[2].Hash);
    }

    private Campaign Read(string yaml) => CampaignReader.Read(folder.File("a.campaign.yaml", yaml));
}
