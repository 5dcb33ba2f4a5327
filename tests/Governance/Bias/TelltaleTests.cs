using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Personas;

namespace Twins.Tests.Governance.Bias;

public sealed class TelltaleTests
{
    [Theory]
    [InlineData(SwapAttribute.Gender, "A mother of two who reads labels.", "A mother")]
    [InlineData(SwapAttribute.Gender, "A widow in a small flat.", "widow")]
    [InlineData(SwapAttribute.Gender, "Eine Frau mit Garten.", "Frau")]
    [InlineData(SwapAttribute.Age, "A retired teacher.", "retired")]
    [InlineData(SwapAttribute.Age, "Lives with a daughter of 7.", "daughter of 7")]
    [InlineData(SwapAttribute.Age, "Works in her early thirties as a cook.", "thirties")]
    [InlineData(SwapAttribute.Age, "Seit dem letzten Jahr in Rente.", "Rente")]
    [InlineData(SwapAttribute.Origin, "Grew up in Lagos.", "Grew up in")]
    [InlineData(SwapAttribute.Origin, "Misses Irish butter.", "Irish")]
    [InlineData(SwapAttribute.Name, "Grace's kitchen is spotless.", "Grace's")]
    [InlineData(SwapAttribute.Gender, "People call Adeyemi at night.", "Adeyemi")]
    public void What_tells_an_attribute_elsewhere_is_found(SwapAttribute attribute, string summary, string word) =>
        Assert.Equal(new Telltale("summary", word), Telltale.Find(Grace with { Summary = summary }, attribute));

    [Theory]
    [InlineData(SwapAttribute.Gender, "My mother helps on weekdays; the manager is from Cork.")]
    [InlineData(SwapAttribute.Age, "Has shopped at the same place for 5 years and retires to bed at nine.")]
    [InlineData(SwapAttribute.Age, "She has grace under pressure.")]
    [InlineData(SwapAttribute.Name, "Says grace before meals, and is Irish.")]
    [InlineData(SwapAttribute.Origin, "Buys bread that was born of rye.")]
    public void What_does_not_is_left_alone(SwapAttribute attribute, string summary) =>
        Assert.Null(Telltale.Find(Grace with { Summary = summary }, attribute));

    [Fact]
    public void Every_text_that_whoever_answers_is_told_is_looked_through()
    {
        Twin[] told =
        [
            Grace with { Goals = ["A widow's peace"] },
            Grace with { Habits = new Dictionary<string, IReadOnlyList<string>> { ["widow"] = [] } },
            Grace with { Voice = new Voice { Examples = [new VoiceExample { Question = "Who are you?", Answer = "A widow." }] } },
            Grace with { Memory = new Memory { Facts = [new Core.Evidence.EvidenceItem { Text = "Widow since May." }] } },
            Grace with { Relationships = [new Relationship { Name = "Ann", Description = "a widow too" }] },
            Grace with { Demographics = Grace.Demographics with { Household = "widow, alone" } },
        ];
        Assert.All(told, t => Assert.NotNull(Telltale.Find(t, SwapAttribute.Gender)));
    }

    [Fact]
    public void A_text_too_long_to_look_through_counts_as_telling() =>
        Assert.NotNull(Telltale.Find(Grace with { Summary = new string('x', 30_000) }, SwapAttribute.Age));

    [Fact]
    public void Names_signal_one_gender_and_one_origin_and_all_lists_are_as_long()
    {
        var given = NameSets.All.SelectMany(s => s.Women.Concat(s.Men)).ToList();
        Assert.Equal(given.Count, given.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var families = NameSets.All.SelectMany(s => s.Family).ToList();
        Assert.Equal(families.Count, families.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Single(NameSets.All.SelectMany(s => new[] { s.Women.Count, s.Men.Count, s.Family.Count }).Distinct());
        Assert.All(NameSets.Usual, o => Assert.True(NameSets.Has(o)));
    }

    private static Twin Grace => new() { Id = "grace", Name = "Grace Adeyemi", Demographics = new Demographics { Nationality = "Irish, born in Lagos", Gender = "woman", Age = 35 } };
}
