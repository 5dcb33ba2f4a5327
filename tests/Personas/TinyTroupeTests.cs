using System.Text;
using System.Text.Json.Nodes;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.TinyTroupe;

namespace Twins.Tests.Personas;

public sealed class TinyTroupeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("twins-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void All_121_public_files_are_imported_and_come_back_exactly()
    {
        var result = TinyTroupeImport.Read([SharedFolder.Path("data", "tinytroupe")]);

        Assert.Empty(result.Refused);
        Assert.Equal(121, result.Files.Count);
        foreach (var file in result.Files) File.WriteAllText(Path.Combine(folder, file.FileName), file.Yaml);
        var exported = TinyTroupeExport.Read(folder).ToDictionary(f => f.Id + (f.FileName.Contains("fragment", StringComparison.Ordinal) ? ".fragment.yaml" : ".twin.yaml"), f => f.Json);
        Assert.All(result.Files, file => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(file.From)), JsonNode.Parse(exported[file.FileName])), file.From));
    }

    [Fact]
    public void Imported_people_are_level_2_because_their_facts_are_made_up()
    {
        foreach (var file in TinyTroupeImport.Read([SharedFolder.Path("data", "tinytroupe", "agents")]).Files) File.WriteAllText(Path.Combine(folder, file.FileName), file.Yaml);

        var twins = TwinLibrary.Load(folder).Twins;

        Assert.Equal(7, twins.Count);
        Assert.All(twins, t => Assert.Equal(FidelityLevel.Guided, FidelityLevels.Of(t, new DateOnly(2026, 11, 1)).Level));
        Assert.All(twins.SelectMany(t => t.Memory.Facts), f => Assert.True(f.Synthetic && f.Source!.EndsWith(".agent.json", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"style": {"tone": "dry", "pace": "slow"}}""", "tone: dry; pace: slow")]
    [InlineData("""{"style": ["dry", "slow"]}""", "dry; slow")]
    [InlineData("""{"style": "dry"}""", "dry")]
    public void Style_may_be_text_a_list_or_an_object(string fields, string style) => Assert.Equal(style, Twin(fields).Voice.Style);

    [Theory]
    [InlineData("""{"health": {"general": "good", "allergies": ["nuts"]}}""")]
    [InlineData("""{"skills": {"languages": "three", "sports": 2}}""")]
    [InlineData("""{"education": {"degree": "BSc", "year": 1999}, "occupation": "Baker"}""")]
    [InlineData("""{"education": ["School", "College"], "occupation": {"title": "Baker", "since": 2001}}""")]
    [InlineData("""{"personality": ["calm", "kind"]}""")]
    [InlineData("""{"personality": {"traits": "calm", "big_five": {"openness": "High. Curious.", "extraversion": 0.3, "neuroticism": "nobody knows"}}}""")]
    [InlineData("""{"relationships": ["Maria, your wife", "Tom"]}""")]
    [InlineData("""{"relationships": [{"name": "Maria", "relation": "wife", "age": 31}]}""")]
    [InlineData("""{"relationships": {"Maria": "your wife"}}""")]
    [InlineData("""{"age": "35"}""")]
    [InlineData("""{"age": null, "gender": "", "beliefs": [], "preferences": {"likes": ["", "tea"]}}""")]
    [InlineData("""{"behaviors": ["hums"], "preferences": ["chess"]}""")]
    [InlineData("""{"behaviors": {"routines": {"lunch": ["soup"], "morning": "tea"}, "general": "hums", "shopping": ["haggles"]}}""")]
    [InlineData("""{"behaviors": {"routines": ["walks", "sleeps"]}}""")]
    [InlineData("""{"projects": [{"title": "a", "parts": [1, 2.50, true, null]}], "x.y": {"": {}}}""")]
    [InlineData("""{"twins": "somebody else's field"}""")]
    [InlineData("""{"other_facts": ["# not a comment", "- not a list", "yes", "1.0", " leading", "trailing ", "two\nlines\n", "tab\there", "quote \" and ' and \\", ": colon", "a: b #c", "\u0000\u0007\u2028\ufeff", "é 李 🙂"]}""")]
    public void Every_drift_of_types_comes_back_exactly(string fields)
    {
        var original = Persona(fields);
        Import(original.ToJsonString());

        Assert.True(JsonNode.DeepEquals(original, JsonNode.Parse(TinyTroupeExport.Read(folder).Single().Json)));
    }

    [Fact]
    public void Fields_without_a_home_are_kept_and_named()
    {
        var file = Import(Persona("""{"projects": ["a"], "height": 180}""").ToJsonString());

        Assert.Equal(["mental_faculties", "persona.projects", "persona.height"], file.Kept);
        Assert.Contains("height: 180", file.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_twin_exports_the_edit_and_not_what_was_imported()
    {
        var file = Import(Persona("""{"personality": {"big_five": {"openness": "High. Curious.", "extraversion": "Low. Shy."}}}""").ToJsonString());
        File.WriteAllText(Path.Combine(folder, file.FileName), file.Yaml.Replace("openness: 0.75", "openness: 0.25", StringComparison.Ordinal));

        var five = JsonNode.Parse(TinyTroupeExport.Read(folder).Single().Json)!["persona"]!["personality"]!["big_five"]!;

        Assert.Equal("Low", (string?)five["openness"]);
        Assert.Equal("Low. Shy.", (string?)five["extraversion"]);
    }

    [Fact]
    public void A_twin_of_our_own_survives_the_way_out_and_back()
    {
        File.WriteAllText(Path.Combine(folder, "ann.twin.yaml"), """
            twin: ann
            name: Ann
            segment: savers
            demographics: { age: 41, household: two children }
            frustrations: [Queues]
            decisions: { price_attitude: sensitive, rules: [Never buys on credit] }
            voice: { catchphrases: [Fair enough] }
            memory:
              quotes: [{ text: I count every cent., source: interview 3, date: 2026-01-02 }]
              facts: [{ text: Shops on Fridays, source: loyalty card }]
            """);
        var before = TwinLibrary.Load(folder).Get("ann");
        var json = TinyTroupeExport.Read(folder).Single().Json;

        var again = DocumentReader.Parse<Twin>("ann", Encoding.UTF8.GetBytes(Import(json).Yaml));

        Assert.Equal(TwinVersion.Of(before), TwinVersion.Of(again with { Summary = "" }));
    }

    [Theory]
    [InlineData("""[1]""", "JSON object")]
    [InlineData("""{"type": "TinyPerson", "persona": []}""", "persona: expected an object")]
    [InlineData("""{"type": "Robot", "persona": {}}""", "type: expected \"TinyPerson\"")]
    [InlineData("""{"persona": {"name": "A"}}""", "type: expected")]
    [InlineData("""{"type": "TinyPerson", "persona": {"name": " "}}""", "persona.name")]
    [InlineData("""{"type": "TinyPerson", "persona": {"name": "A", "age": 200}}""", "persona.age")]
    [InlineData("""{"type": "TinyPerson", "persona": {"name": "A", "age": -3}}""", "persona.age")]
    [InlineData("""{"type": "TinyPerson", "persona": {"name": "A", "name": "B"}}""", "cannot be read as JSON")]
    [InlineData("""{"type": "TinyPerson", "persona": {"name": "\ud800"}}""", "half a character")]
    [InlineData("""{"type": """, "cannot be read as JSON")]
    public void What_is_not_a_persona_is_refused_by_field(string json, string reason)
    {
        var result = Read(Encoding.UTF8.GetBytes(json));

        Assert.Empty(result.Files);
        Assert.Contains(reason, Assert.Single(result.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_files_get_one_clear_reason()
    {
        Assert.Contains("20.0 MB", Assert.Single(Read(new byte[20 * 1024 * 1024]).Refused).Reason, StringComparison.Ordinal);
        Assert.Contains("UTF-8", Assert.Single(Read([0x7B, 0xFF, 0xFE, 0x7D]).Refused).Reason, StringComparison.Ordinal);
        Assert.Contains("JSON", Assert.Single(Read(Encoding.UTF8.GetBytes(new string('[', 200_000))).Refused).Reason, StringComparison.Ordinal);
        Assert.Contains("JSON", Assert.Single(Read([]).Refused).Reason, StringComparison.Ordinal);
        Assert.Contains("10000 characters", Assert.Single(Read(Encoding.UTF8.GetBytes(Persona($$"""{"style": "{{new string('x', 10_001)}}"}""").ToJsonString())).Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_people_of_one_name_get_ids_of_their_own()
    {
        foreach (var n in new[] { "a", "b" }) File.WriteAllText(Path.Combine(folder, $"{n}.json"), Persona("{}").ToJsonString());

        Assert.Equal(["jose-nunez.twin.yaml", "jose-nunez-2.twin.yaml"], TinyTroupeImport.Read([folder]).Files.Select(f => f.FileName));
    }

    [Theory]
    [InlineData("Low to Medium. Shy.", 0.375)]
    [InlineData("Very High", 0.9)]
    [InlineData("very low, always", 0.1)]
    [InlineData("Highly strung", null)]
    [InlineData("0.62", 0.62)]
    public void Big_five_texts_become_numbers_where_they_name_a_level(string text, double? value) => Assert.Equal(value, BigFiveOf(text));

    private double? BigFiveOf(string text) => Twin($$"""{"personality": {"big_five": {"openness": "{{text}}"} } }""").Personality.BigFive?.Openness;

    private Twin Twin(string fields) => DocumentReader.Parse<Twin>("x", Encoding.UTF8.GetBytes(Import(Persona(fields).ToJsonString()).Yaml));

    private static JsonObject Persona(string fields)
    {
        var persona = (JsonObject)JsonNode.Parse(fields)!;
        persona["name"] = "José Núñez";
        return new JsonObject { ["type"] = "TinyPerson", ["mental_faculties"] = new JsonArray(), ["persona"] = persona };
    }

    private ImportResult Read(byte[] json)
    {
        var path = Path.Combine(folder, "jose.json");
        File.WriteAllBytes(path, json);
        return TinyTroupeImport.Read([path]);
    }

    private ImportedFile Import(string json)
    {
        var result = Read(Encoding.UTF8.GetBytes(json));
        Assert.Empty(result.Refused);
        var file = Assert.Single(result.Files);
        foreach (var old in Directory.EnumerateFiles(folder, "*.yaml")) File.Delete(old);
        File.WriteAllText(Path.Combine(folder, file.FileName), file.Yaml);
        return file;
    }
}
