using Twins.Core.Evidence;
using Twins.Core.Evidence.Building;
using Twins.Core.Personas;
using Twins.Core.Personas.Profiles;

namespace Twins.Tests.Personas.Profiles;

public sealed class ProfileExtractorTests
{
    [Fact]
    public void Every_sentence_of_the_profile_was_said_and_names_where()
    {
        var twin = Extract(
            Quote("p1", "I want an hour that holds. The van was two hours late and the ice cream was ruined."),
            Quote("p2", "If delivery costs money, I walk to the shop instead. The bread is wonderful and fresh."));
        Assert.Equal("I want an hour that holds.", Assert.Single(twin.Goals));
        Assert.Contains("The van was two hours late and the ice cream was ruined.", twin.Frustrations);
        Assert.Contains("If delivery costs money, I walk to the shop instead.", twin.Decisions.Rules);
        Assert.Contains("The bread is wonderful and fresh.", twin.Preferences.Likes);
        foreach (var (sentence, ids) in twin.Grounds) Assert.Contains(twin.Memory.All.Where(i => ids.Contains(i.Id)), i => i.Text.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void What_nobody_said_stays_empty()
    {
        var twin = Extract(Quote("p1", "The shop is on the corner of the square."));
        Assert.Empty(twin.Goals);
        Assert.Empty(twin.Decisions.Rules);
        Assert.Null(twin.Demographics.Age);
        Assert.Equal(PriceAttitude.Unknown, twin.Decisions.PriceAttitude);
    }

    [Fact]
    public void Nobody_speaks_for_all()
    {
        var loud = Enumerable.Range(0, 60).Select(i => Quote("loud", $"I hate the terrible queue number {i} at the till very much."));
        var quiet = Enumerable.Range(0, 5).Select(i => Quote($"quiet{i}", $"I come on day {i} for bread."));
        var twin = Extract([.. loud, .. quiet]);
        Assert.Equal(6, twin.Memory.Quotes.Select(q => q.Subject).Distinct().Count());
        Assert.True(twin.Frustrations.Count <= 5);
    }

    [Fact]
    public void The_price_attitude_comes_from_how_many_people_speak_of_price() =>
        Assert.Equal(PriceAttitude.VerySensitive, Extract([.. Enumerable.Range(0, 8).Select(i => Quote($"p{i}", $"Item {i} got too expensive, so I compare every price now."))]).Decisions.PriceAttitude);

    [Fact]
    public void Demographics_are_what_most_people_share()
    {
        var evidence = Evidence(Quote("p1", "I like it.")) with { Traits = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["age"] = ["30", "41", "x"], ["city"] = ["Cork", "cork", "Galway"], ["job"] = ["Nurse", "Cook"] } };
        var twin = new ProfileExtractor(evidence, TwinKind.Segment).Extract("t", "T", null);
        Assert.Equal((36, "Cork", null), (twin.Demographics.Age, twin.Demographics.Location, twin.Demographics.Occupation));
    }

    private static Twin Extract(params EvidenceItem[] items) => new ProfileExtractor(Evidence(items), TwinKind.Segment).Extract("t", "T", null);

    private static BuiltEvidence Evidence(params EvidenceItem[] items) => new("families") { People = [.. items.Select(i => i.Subject!).Distinct()], Items = items, Traits = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) };

    private static EvidenceItem Quote(string who, string text) => new() { Kind = EvidenceKind.Quote, Text = text, Subject = who, Source = "tickets.csv, row 2" };
}
