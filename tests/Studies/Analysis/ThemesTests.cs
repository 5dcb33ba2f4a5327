using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies.Analysis;

public sealed class ThemesTests
{
    private static readonly OpenQuestion Why = new() { Id = "why", Text = "Why?" };

    [Fact]
    public void A_theme_names_what_several_twins_say_and_quotes_each_once()
    {
        var report = Study(a => a.Twin switch
        {
            < 4 => $"The delivery slots are too short for me ({a.Twin}).",
            < 8 => "I never know where my parcel is.",
            _ => $"Number{a.Twin} likes something else{a.Twin}.",
        }).Report();
        var themes = report.Questions[0].Themes;
        var slots = Assert.Single(themes, t => t.Name.Contains("delivery slots", StringComparison.Ordinal));
        Assert.Equal(4, slots.Mentions);
        Assert.Equal(slots.Quotes.Count, slots.Quotes.Select(q => q.TwinId).Distinct().Count());
        Assert.All(slots.Quotes, q => Assert.Matches(@"^The delivery slots are too short for me \(\d\)\.$", q.Text));
        Assert.Equal(["even", "odd"], slots.Quotes.Select(q => q.Segment).Distinct().Order());
        Assert.Contains(themes, t => t.Name.Contains("parcel", StringComparison.Ordinal) && t.Mentions is 4);
        Assert.DoesNotContain(themes, t => t.Mentions < 2);
    }

    [Fact]
    public void A_twin_that_repeats_itself_makes_no_theme() =>
        Assert.DoesNotContain(Study(a => a.Twin is 0 ? "Coupons, coupons, coupons!" : $"unique{a.Twin} text{a.Twin}").Report().Questions[0].Themes, t => t.Name.Contains("coupon", StringComparison.Ordinal));

    [Fact]
    public void Forms_of_a_word_and_german_stop_words_are_understood()
    {
        var themes = Study(a => a.Twin % 3 is 0 ? "Die Lieferung ist zu teuer" : a.Twin % 3 is 1 ? "Das ist mir zu teuer und zu teure Lieferungen" : $"nichts{a.Twin}").Report().Questions[0].Themes;
        Assert.Contains(themes, t => t.Name.Contains("lieferung", StringComparison.Ordinal) && t.Mentions >= 14);
        Assert.DoesNotContain(themes, t => t.Name.Split(' ').Intersect(["die", "ist", "zu", "das", "mir", "und"]).Any());
    }

    [Fact]
    public void Quotes_carry_the_evidence_that_they_cite()
    {
        var study = Study(_ => "Late parcels annoy me") with
        {
            Twins = 8,
            Twin = i => new Twin { Id = $"twin-{i:00000}", Name = $"T{i}", Memory = new Memory { Quotes = [new EvidenceItem { Id = "q1", Text = "They were late again" }] } },
        };
        Assert.Equal(["q1: They were late again"], study.Report().Questions[0].Themes[0].Quotes[0].Cites);
    }

    [Fact]
    public void Objections_are_grouped_by_segment()
    {
        var report = (Study(_ => "fine") with { Objection = a => a.Twin % 2 is 0 ? $"Much too expensive, {a.Twin}" : $"My phone cannot show the pictures, {a.Twin}" }).Report();
        Assert.Contains("expensive", report.Objections.Single(o => o.Segment is "even").Themes[0].Name);
        Assert.DoesNotContain(report.Objections.Single(o => o.Segment is "odd").Themes, t => t.Name.Contains("expensive", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_text_is_kept_as_it_is_and_breaks_nothing()
    {
        var hostile = "<script>alert(1)</script> \u202E =1+1 " + new string('x', 50_000);
        var quote = Study(_ => hostile).Report().Questions[0].Themes.SelectMany(t => t.Quotes).First();
        Assert.Equal(hostile, quote.Text);
    }

    private static SmallStudy Study(Func<SmallStudy.Asked, string> text) => new() { Variants = ["a"], Questions = [Why], Answer = a => new Outcome.Answered(new TextAnswer(text(a))) };
}
