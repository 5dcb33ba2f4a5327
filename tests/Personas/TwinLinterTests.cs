using Twins.Core.Personas.Linting;
using Twins.Core.Personas.TinyTroupe;

namespace Twins.Tests.Personas;

public class TwinLinterTests
{
    private const string Sound = """
        twin: ana
        name: Ana
        summary: A careful shopper of 41 with two children.
        demographics: {age: 41, gender: female, occupation: Nurse, household: "Her husband and her 10-year-old son."}
        goals: [Spend less on food]
        frustrations: [Queues]
        tendencies: [Shops on Fridays, "Compares labels"]
        voice: {style: Friendly, examples: [{question: Why?, answer: I like to know what I buy.}]}
        personality: {traits: [You can be shy with strangers.], big_five: {extraversion: 0.75}}
        decisions: {price_attitude: sensitive, rules: [Never buys on credit]}
        memory: {quotes: [{text: I count every cent., source: interview}]}
        """;

    [Fact]
    public void A_sound_twin_has_no_findings() => Assert.Empty(TwinLinter.Lint(TwinFiles.One(Sound)));

    [Fact]
    public void A_twin_of_demographics_only_is_flagged() => Assert.Equal("demographics-only", Assert.Single(Lint("demographics: {age: 30, gender: male}")).Rule);

    [Theory]
    [InlineData("preferences: {likes: ['Loud music.'], dislikes: [loud music]}", "contradiction-tastes", "$.preferences.dislikes[0]")]
    [InlineData("goals: [Travel more]\nfrustrations: [travel more.]", "contradiction-goals", "$.frustrations[0]")]
    [InlineData("decisions: {price_attitude: indifferent, rules: [Waits for sales]}", "contradiction-price", "$.decisions.rules[0]")]
    [InlineData("decisions: {price_attitude: very_sensitive}\nmemory: {quotes: [{text: Money is no object to me., source: s}]}", "contradiction-price", "$.memory.quotes[0].text")]
    [InlineData("personality: {traits: [You are outgoing.], big_five: {extraversion: 0.1}}", "contradiction-temperament", "$.personality.traits[0]")]
    [InlineData("personality: {traits: [You get angry easily.], big_five: {neuroticism: 0.25}}", "contradiction-temperament", "$.personality.traits[0]")]
    [InlineData("voice: {style: 'Very formal, old school.', catchphrases: [Dude!]}", "contradiction-voice", "$.voice.catchphrases[0]")]
    [InlineData("summary: A 45-year-old baker.\ndemographics: {age: 32}", "contradiction-age", "$.summary")]
    [InlineData("demographics: {age: 16, occupation: Heart surgeon}", "impossible-role", "$.demographics.occupation")]
    [InlineData("demographics: {age: 11, occupation: Cashier}", "impossible-role", "$.demographics.occupation")]
    [InlineData("demographics: {age: 25, occupation: Retired}", "impossible-role", "$.demographics.occupation")]
    [InlineData("demographics: {age: 16, education: \"Yale, Master's in Law\"}", "impossible-schooling", "$.demographics.education")]
    [InlineData("demographics: {age: 22, work: You have 15 years of experience in sales.}", "impossible-experience", "$.demographics.work")]
    [InlineData("demographics: {age: 30}\nmemory: {facts: [{text: 'At the age of 40 you moved.', source: s}]}", "impossible-past", "$.memory.facts[0].text")]
    [InlineData("demographics: {age: 22}\nrelationships: [{name: Tim, description: 'Your 12-year-old son.'}]", "impossible-family", "$.relationships[0].description")]
    [InlineData("demographics: {age: 30}\nrelationships: [{name: Tim, description: 'Your adult grandson.'}]", "impossible-family", "$.relationships[0].description")]
    [InlineData("demographics: {age: 14}\nrelationships: [{name: Tim, description: 'Your husband.'}]", "impossible-family", "$.relationships[0].description")]
    [InlineData("demographics: {age: 25, household: 'Her teenage daughter'}", "impossible-family", "$.demographics.household")]
    [InlineData("personality: {traits: ['As a woman, you love shoes.']}", "stereotype", "$.personality.traits[0]")]
    [InlineData("tendencies: [Is bad at parking like all women]", "stereotype", "$.tendencies[0]")]
    [InlineData("goals: [x]\ndemographics: {age: 30, gender: male, nationality: Dutch, location: Delft}", "demographics-dominate", "$.demographics")]
    [InlineData("voice: {examples: [{question: Q, answer: She would rather wait for a sale.}]}", "not-first-person", "$.voice.examples[0].answer")]
    [InlineData("memory: {quotes: [{text: I love it, source: s}, {text: So easy, source: s}, {text: Great people, source: s}, {text: I recommend it, source: s}]}", "one-sided-evidence", "$.memory")]
    [InlineData("memory: {quotes: [{text: Hm}]}", "evidence-without-source", "$.memory")]
    [InlineData("kind: edge\ngoals: [Complain]", "edge-without-extreme", "$.kind")]
    public void What_cannot_be_is_found_with_its_field(string fields, string rule, string field) =>
        Assert.Contains(Lint(fields), f => f.Rule == rule && f.Field == field);

    [Theory]
    [InlineData("demographics: {age: 20, occupation: Student, education: \"Studying for a Bachelor's\"}", "impossible")]
    [InlineData("demographics: {age: 19, occupation: Aspiring surgeon}", "impossible")]
    [InlineData("demographics: {age: 22}\nrelationships: [{name: Tim, description: 'Your sister, whose daughter is 12 years old'}]", "impossible")]
    [InlineData("demographics: {age: 22}\nrelationships: [{name: Tim, description: 'Your 4-year-old son.'}]", "family")]
    [InlineData("demographics: {age: 22}\nrelationships: [{name: Tim, description: 'Your younger brother, who is 20.'}]", "family")]
    [InlineData("personality: {traits: [You are not shy., You rarely feel anxious.], big_five: {extraversion: 0.9, neuroticism: 0.1}}", "contradiction")]
    [InlineData("voice: {style: Casual and laid-back}\npersonality: {big_five: {neuroticism: 0.9}}", "contradiction")]
    [InlineData("personality: {traits: [You take pride in your role as a mother.]}", "stereotype")]
    [InlineData("memory: {quotes: [{text: I love it, source: s}, {text: So easy, source: s}, {text: Great people, source: s}, {text: Delivery was late, source: s}]}", "one-sided")]
    [InlineData("kind: edge\nconstraints: [Never gives out an address]", "edge")]
    [InlineData("demographics: {language: German}\nvoice: {examples: [{question: Q, answer: Ana wartet lieber.}]}", "first-person")]
    public void What_can_be_is_left_alone(string fields, string ruleBegins) =>
        Assert.DoesNotContain(Lint(fields), f => f.Rule.Contains(ruleBegins, StringComparison.Ordinal));

    [Fact]
    public void Errors_come_first() => Assert.Equal(Severity.Error, Lint("demographics: {age: 16, occupation: Surgeon}\ngoals: [x]")[0].Severity);

    [Fact]
    public void Of_112_public_people_one_contradicts_itself_and_none_is_impossible()
    {
        using var files = new TwinFiles();
        foreach (var file in TinyTroupeImport.Read([SharedFolder.Path("data", "tinytroupe")]).Files) files.Write(file.FileName, file.Yaml);

        var findings = files.Load().Twins.SelectMany(TwinLinter.Lint).ToList();

        Assert.Equal(112, findings.Count(f => f.Rule is "missing-components" && f.Message.Contains("a decision framework", StringComparison.Ordinal)));
        Assert.Equal(("friedrich-wolf", "contradiction-temperament"), findings.Where(f => f.Rule is not "missing-components").Select(f => (f.Twin!, f.Rule)).Single());
    }

    private static IReadOnlyList<Finding> Lint(string fields) => TwinLinter.Lint(TwinFiles.One($"twin: ana\nname: Ana\n{fields}\n"));
}
