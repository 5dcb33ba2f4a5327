using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Tests.Personas;

public sealed class TwinLibraryTests : IDisposable
{
    private readonly TwinFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Evidence_is_named_by_kind_and_position()
    {
        files.Write("a.twin.yaml", "twin: a\nname: A\nmemory:\n  quotes: [{text: x}, {text: y}]\n  episodes: [{text: z}]\n");

        var memory = files.Load().Get("a").Memory;

        Assert.Equal([("q1", EvidenceKind.Quote), ("q2", EvidenceKind.Quote), ("e1", EvidenceKind.Episode)], memory.Quotes.Concat(memory.Episodes).Select(e => (e.Id, e.Kind)));
    }

    [Fact]
    public void A_fragment_adds_its_items_after_the_twins_own_and_nothing_twice()
    {
        files.Write("a.twin.yaml", "twin: a\nname: A\ngoals: [own, both]\nvoice: {style: mine}\nhabits: {morning: [tea]}\nfragments: [more]\nmemory: {facts: [{text: f}]}\n");
        files.Write("sub/more.fragment.yaml", "fragment: more\ngoals: [both, new]\nvoice: {style: theirs, catchphrases: [hey]}\nhabits: {morning: [walk], noon: [soup]}\ndecisions: {price_attitude: aware}\nmemory: {facts: [{text: g}]}\n");

        var twin = files.Load().Get("a");

        Assert.Equal(["own", "both", "new"], twin.Goals);
        Assert.Equal(("mine", "hey", PriceAttitude.Aware), (twin.Voice.Style, twin.Voice.Catchphrases.Single(), twin.Decisions.PriceAttitude));
        Assert.Equal(["tea", "walk"], twin.Habits["morning"]);
        Assert.Equal(["soup"], twin.Habits["noon"]);
        Assert.Equal(["f1", "f2"], twin.Memory.Facts.Select(f => f.Id));
    }

    [Fact]
    public void A_composite_takes_from_its_parts_by_weight()
    {
        files.Write("a.twin.yaml", "twin: a\nname: A\ndemographics: {age: 20, gender: female, location: Rome}\ngoals: [a1, a2, a3, a4]\npersonality: {big_five: {openness: 1}}\ndecisions: {price_attitude: sensitive}\nconstraints: [never lies]\nmemory: {quotes: [{text: qa, source: interview}]}\n");
        files.Write("b.twin.yaml", "twin: b\nname: B\ndemographics: {age: 60, gender: female, location: Oslo}\ngoals: [b1, b2, b3, b4]\npersonality: {big_five: {openness: 0}}\ndecisions: {price_attitude: indifferent}\nconstraints: [never shouts]\nmemory: {quotes: [{text: qb}]}\n");
        files.Write("c.twin.yaml", "twin: c\nname: C\nkind: composite\nblend: [{twin: a, weight: 3}, {twin: b}]\ngoals: [own]\n");

        var twin = files.Load().Get("c");

        Assert.Equal(["own", "a1", "a2", "b1", "a3"], twin.Goals);
        Assert.Equal((30, "female", "Rome"), (twin.Demographics.Age, twin.Demographics.Gender, twin.Demographics.Location));
        Assert.Equal(0.75, twin.Personality.BigFive!.Openness);
        Assert.Equal(PriceAttitude.Sensitive, twin.Decisions.PriceAttitude);
        Assert.Equal(["never lies", "never shouts"], twin.Constraints);
        Assert.Equal(("qa", "from a: interview"), (twin.Memory.Quotes[0].Text, twin.Memory.Quotes[0].Source));
        Assert.Equal("A blend of 75 % A, 25 % B.", twin.Summary);
    }

    [Fact]
    public void A_composite_of_composites_is_resolved_and_a_circle_is_refused()
    {
        files.Write("a.twin.yaml", "twin: a\nname: A\ngoals: [x]\n");
        files.Write("b.twin.yaml", "twin: b\nname: B\nkind: composite\nblend: [{twin: a}]\n");
        files.Write("c.twin.yaml", "twin: c\nname: C\nkind: composite\nblend: [{twin: b}]\n");
        Assert.Equal(["x"], files.Load().Get("c").Goals);

        files.Write("b.twin.yaml", "twin: b\nname: B\nkind: composite\nblend: [{twin: c}]\n");
        Assert.Contains("circle: b → c → b", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twin: Ana Maria\nname: A\n", "(1,1): 'Ana Maria' is not an id")]
    [InlineData("twin: \"a\\n\"\nname: A\n", "is not an id")]
    [InlineData("twin: a\nname: ' '\n", "(2,1): name is blank")]
    [InlineData("twin: a\nname: A\ndemographics:\n  age: 130\n", "(4,3): age is 130; write an age from 0 to 120")]
    [InlineData("twin: a\nname: A\npersonality:\n  big_five:\n    openness: 1.2\n", "(5,5): openness is 1.2")]
    [InlineData("twin: a\nname: A\nkind: composite\n", "(3,1): a composite must say in 'blend'")]
    [InlineData("twin: a\nname: A\nblend: [{twin: b}]\n", "(3,1): only a twin of kind 'composite'")]
    [InlineData("twin: a\nname: A\nkind: composite\nblend: [{twin: a, weight: -1}]\n", "weight is -1; write a number greater than 0")]
    [InlineData("twin: a\nname: A\nkind: composite\nblend: [{twin: aa}]\n", "did you mean 'a'?")]
    [InlineData("twin: a\nname: A\nfragments:\n  - mroe\n", "(4,5): no *.fragment.yaml file here defines 'mroe'; did you mean 'more'?")]
    [InlineData("twin: a\nname: A\ngoals: [x, ' ']\n", "goals has an empty entry")]
    [InlineData("twin: a\nname: A\nvalidations: [{study: s, date: 2026-05-01, expires: 2026-04-01, version: v, respondent: m, metric: r, value: 1, baseline: 0, beats: true, base: 50 people, report: h}]\n", "before its date")]
    public void A_value_that_means_nothing_is_refused_with_its_place(string yaml, string says)
    {
        files.Write("more.fragment.yaml", "fragment: more\n");
        files.Write("a.twin.yaml", yaml);

        Assert.Contains(says, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_twins_of_one_id_are_one_error_that_names_both_files()
    {
        files.Write("one.twin.yaml", "twin: a\nname: A\n");
        files.Write("sub/two.twin.yaml", "twin: a\nname: B\n");

        var message = Refused();

        Assert.Contains("one.twin.yaml", message, StringComparison.Ordinal);
        Assert.Contains("two.twin.yaml(1,1)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_twin_is_refused_with_a_suggestion()
    {
        files.Write("a.twin.yaml", "twin: maria\nname: A\n");

        Assert.Contains("did you mean 'maria'?", Assert.Throws<DocumentException>(() => files.Load().Get("mario")).Message, StringComparison.Ordinal);
        Assert.Throws<DocumentException>(() => TwinLibrary.Load(Path.Combine(files.Folder, "nowhere")));
    }

    private string Refused() => Assert.Throws<DocumentException>(files.Load).Message;
}
