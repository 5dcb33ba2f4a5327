namespace Twins.Tests.Respondents.Hostile;

/// <summary>The set itself.</summary>
public class AttackSetTests
{
    [Fact]
    public void The_set_is_large_and_speaks_many_languages()
    {
        Assert.True(Attack.All.Count >= 40, $"{Attack.All.Count} attacks");
        Assert.Equal(Attack.All.Count, Attack.All.Select(a => a.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Superset(new HashSet<string>(["en", "de", "fr", "es", "pl", "ar", "zh"], StringComparer.Ordinal), Attack.All.Select(a => a.Language).ToHashSet(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string>(["override", "fake-role", "fence", "structure", "smuggling", "encoding", "exfiltration", "fake-answer", "carrier"], StringComparer.Ordinal), Attack.All.Select(a => a.Kind).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Attacks_that_hide_really_hold_what_nobody_sees() =>
        Assert.All(Attack.All.Where(a => a.Kind is "smuggling"), a => Assert.Contains(a.Text.EnumerateRunes(), Unseen.Is));
}
