using System.Text.RegularExpressions;
using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Tests.Samples;

public partial class SampleTwinsTests
{
    private static readonly IReadOnlyList<Twin> Grocer = SampleFiles.Twins("grocer");
    private static readonly IReadOnlyList<Twin> Everyone = [.. Grocer, .. SampleFiles.Twins("first")];

    [Fact]
    public void No_two_twins_share_a_first_name_a_job_or_a_personality()
    {
        Assert.Distinct(Everyone.Select(t => t.Name.Split(' ')[0]));
        Assert.Distinct(Everyone.Select(t => t.Demographics.Occupation));
        Assert.Distinct(Everyone.Select(t => t.Personality.BigFive));
    }

    [Fact]
    public void No_two_twins_are_nearly_the_same_text()
    {
        var shingles = Everyone.ToDictionary(t => t.Id, t => Shingles(Text(t)));
        var closest = (
            from a in Everyone
            from b in Everyone
            where string.CompareOrdinal(a.Id, b.Id) < 0
            select (a.Id, Other: b.Id, Alike: Jaccard(shingles[a.Id], shingles[b.Id]))).MaxBy(x => x.Alike);
        Assert.True(closest.Alike < 0.1, $"{closest.Id} and {closest.Other} share {closest.Alike:P0} of their word triples");
        Assert.Equal(1, Jaccard(shingles["fergus-boland"], shingles["fergus-boland"]));
    }

    [Fact]
    public void Grocer_twins_have_five_quotes_five_facts_rules_and_a_voice()
    {
        foreach (var twin in Grocer)
        {
            Assert.True(twin.Memory.Quotes.Count >= 5 && twin.Memory.Facts.Count >= 5, twin.Id);
            Assert.NotEmpty(twin.Memory.Recent);
            Assert.InRange(twin.Decisions.Rules.Count, 3, 5);
            Assert.NotEqual(PriceAttitude.Unknown, twin.Decisions.PriceAttitude);
            Assert.Equal(2, twin.Voice.Examples.Count);
            Assert.Distinct(Evidence(twin).Select(e => e.Text));
        }
    }

    [Fact]
    public void Twins_speak_in_the_first_person()
    {
        foreach (var twin in Grocer)
            Assert.True(twin.Memory.Quotes.Count(q => FirstPerson().IsMatch(q.Text)) >= 2, twin.Id);
    }

    [Fact]
    public void Invented_evidence_says_that_it_is_invented()
    {
        foreach (var item in Everyone.SelectMany(Evidence))
        {
            Assert.True(item.Synthetic, item.Text);
            Assert.StartsWith("sample, invented", item.Source);
        }
        Assert.All(Everyone, t => Assert.Empty(t.Validations));
    }

    [Fact]
    public void Twins_do_not_recite_the_messages_that_they_are_shown()
    {
        var shown = SampleFiles.Campaign("grocer").Variants
            .SelectMany(v => new[] { v.Headline, v.Body, v.Offer }).SelectMany(t => Runs(t ?? "", 5)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("one price for everyone no", shown);
        foreach (var twin in Grocer)
            Assert.Empty(Runs(Text(twin), 5).Where(shown.Contains).Select(run => $"{twin.Id}: {run}"));
    }

    [Fact]
    public void Segments_disagree_inside_about_price()
    {
        foreach (var segment in Grocer.GroupBy(t => t.Segment))
            Assert.True(segment.Select(t => t.Decisions.PriceAttitude).Distinct().Count() > 1, segment.Key);
    }

    [Fact]
    public void No_sample_names_a_real_company()
    {
        foreach (var file in SampleFiles.All("*.yaml"))
            Assert.False(RealCompany().IsMatch(File.ReadAllText(file)), $"{file}: {RealCompany().Match(File.ReadAllText(file)).Value}");
        Assert.Matches(RealCompany(), "She shops at Tesco.");
    }

    private static IEnumerable<EvidenceItem> Evidence(Twin twin) => [.. twin.Memory.Quotes, .. twin.Memory.Facts, .. twin.Memory.Episodes];

    private static string Text(Twin twin) => string.Join(" | ", [
        twin.Summary, .. twin.Goals, .. twin.Frustrations, .. twin.Tendencies, .. twin.Beliefs, .. twin.Knowledge,
        .. twin.Voice.Examples.Select(e => e.Answer), .. twin.Decisions.Rules, .. twin.Memory.Recent, .. Evidence(twin).Select(e => e.Text)]);

    private static HashSet<string> Shingles(string text) => [.. Runs(text, 3)];

    /// <summary>Every run of <paramref name="length"/> words, in lower case.</summary>
    private static IEnumerable<string> Runs(string text, int length)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - length + 1)).Select(i => string.Join(' ', words.Skip(i).Take(length)));
    }

    private static double Jaccard(HashSet<string> a, HashSet<string> b)
    {
        var both = a.Intersect(b).Count();
        return (double)both / (a.Count + b.Count - both);
    }

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(I|me|my|mine|we|us|our)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex FirstPerson();

    [GeneratedRegex(
        @"\b(tesco|aldi|lidl|supervalu|dunnes|centra|spar|londis|mace|musgrave|iceland|waitrose|sainsbury|sainsburys|asda|morrisons|ocado|" +
        @"marks (and|&) spencer|hellofresh|gousto|deliveroo|just eat|uber|amazon|carrefour|edeka|rewe|penny markt|rossmann|walmart|costco|" +
        @"barry's|lyons tea|kerrygold|brennans|avonmore|odlums|tayto|heinz|nestlé|nestle|unilever|danone|coca-cola|pepsi|kellogg|kelloggs|" +
        @"barilla|pampers|whatsapp|facebook|instagram|tiktok|google|apple inc|microsoft)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex RealCompany();
}
