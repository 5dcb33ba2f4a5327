using System.Text;
using NJsonSchema;
using Twins.Core.Documents;
using Twins.Core.Evidence.Sources;
using Twins.Core.Personas;
using Twins.Core.Personas.Populations;
using Twins.Core.Personas.TinyTroupe;
using Twins.Core.Studies;
using Twins.Core.Validations;
using Twins.Core.Validations.Gates;

namespace Twins.Tests.Documents;

public class DocumentSchemaTests
{
    [Theory]
    [InlineData("twin", typeof(Twin), "Twin")]
    [InlineData("fragment", typeof(Fragment), "Fragment of a twin")]
    [InlineData("panel", typeof(PanelDocument), "Panel")]
    [InlineData("campaign", typeof(Campaign), "Campaign")]
    [InlineData("sources", typeof(SourceSpec), "Sources of a build")]
    [InlineData("population", typeof(PopulationDocument), "Population")]
    [InlineData("validation", typeof(ValidationPlan), "Validation")]
    [InlineData("gates", typeof(GateTable), "Table of gates")]
    public void The_published_schema_is_the_one_of_the_code(string name, Type type, string title) =>
        Assert.Equal(DocumentSchema.Export(type, title), File.ReadAllText(Path.Combine(Checkout.Root, "docs", "schema", $"{name}.schema.json")));

    [Theory]
    [InlineData(typeof(Twin), "twin: a\nname: A\nkind: edge\ngoals: [x, 3]\nmemory: {quotes: [{text: hm}], facts: [{text: hm, synthetic: true}]}\nimported: {x: [null]}\n", true)]
    [InlineData(typeof(Twin), "twin: a\n", false)]
    [InlineData(typeof(Twin), "twin: a\nname: A\nsumary: x\n", false)]
    [InlineData(typeof(Twin), "twin: a\nname: A\nkind: hero\n", false)]
    [InlineData(typeof(Twin), "twin: a\nname: A\ngoals: x\n", false)]
    [InlineData(typeof(Twin), "twin: a\nname: A\ngoals: [[x]]\n", false)]
    [InlineData(typeof(Twin), "twin: a\nname: A\nmemory: {facts: [{txt: hm}]}\n", false)]
    [InlineData(typeof(Twin), "twin: a\nname: A\ndemographics: {age: old}\n", false)]
    [InlineData(typeof(Fragment), "fragment: a\nbeliefs: [x]\n", true)]
    [InlineData(typeof(Fragment), "fragment: a\nbelief: [x]\n", false)]
    [InlineData(typeof(PanelDocument), "panel: p\nmembers: ['*.twin.yaml']\nweights: {a: 2}\n", true)]
    [InlineData(typeof(PanelDocument), "panel: p\nmembers: []\nweights: {a: much}\n", false)]
    [InlineData(typeof(Campaign), "campaign: c\npanel: p\nquestions: [{kind: likert, id: q, text: T}]\nvariants: [{id: v, price: 2.5}]\n", true)]
    [InlineData(typeof(Campaign), "campaign: c\npanel: p\nquestions: [{kind: likert, id: q, text: T}]\nvariants: [{id: v, price: free}]\n", false)]
    [InlineData(typeof(Campaign), "campaign: c\npanel: p\nquestions: [{kind: likert, id: q, text: T, ordinal: true}]\n", false)]
    [InlineData(typeof(Campaign), "campaign: c\npanel: p\nquestions: [{kind: riddle, id: q, text: T}]\n", false)]
    public async Task The_schema_accepts_what_the_reader_accepts(Type type, string yaml, bool accepted)
    {
        var schema = await JsonSchema.FromJsonAsync(DocumentSchema.Export(type, "Test"), TestContext.Current.CancellationToken);
        var text = YamlText.Parse("x", Encoding.UTF8.GetBytes(yaml));

        Assert.Equal(accepted, schema.Validate(Encoding.UTF8.GetString(text.Json.Span)).Count is 0);
        Assert.Equal(accepted, Record.Exception(() => ReadAs(text, type)) is null);
    }

    [Fact]
    public async Task Imported_people_and_fragments_fit_the_schema()
    {
        var twins = await JsonSchema.FromJsonAsync(DocumentSchema.Export(typeof(Twin), "Twin"), TestContext.Current.CancellationToken);
        var fragments = await JsonSchema.FromJsonAsync(DocumentSchema.Export(typeof(Fragment), "Fragment"), TestContext.Current.CancellationToken);

        Assert.All(TinyTroupeImport.Read([SharedFolder.Path("data", "tinytroupe")]).Files, file =>
            Assert.Empty((file.FileName.EndsWith(".fragment.yaml", StringComparison.Ordinal) ? fragments : twins).Validate(Encoding.UTF8.GetString(YamlText.Parse(file.FileName, Encoding.UTF8.GetBytes(file.Yaml)).Json.Span))));
    }

    private static object ReadAs(YamlText text, Type type) =>
        typeof(DocumentReader).GetMethod(nameof(DocumentReader.Parse))!.MakeGenericMethod(type).Invoke(null, ["x", text.Json.ToArray()])!;
}
