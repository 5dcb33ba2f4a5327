using Twins.Core.Personas;
using Twins.Core.Personas.Linting;
using Twins.Core.Personas.TinyTroupe;

namespace Twins.Tests.Personas;

public class PanelLinterTests
{
    private static readonly int[] Ages = [25, 35, 45, 60];

    [Fact]
    public void Ten_first_names_among_twenty_are_flagged_with_the_figures()
    {
        var panel = PanelLinter.Lint([.. Enumerable.Range(0, 20).Select(i => Person(i) with { Name = $"First{i % 10} Last{i}" })]);

        var names = panel.Diversity.Single(d => d.Respect is "first name");
        Assert.Equal((20, 10), (names.Members, names.Distinct));
        Assert.Equal(0.1, names.Homogeneity, 12);
        Assert.Equal(Math.Log(10) / Math.Log(20), names.Entropy, 12);
        Assert.Equal(20.0 / 380, names.SameByChance, 12);
        Assert.Contains(panel.Findings, f => f is { Rule: "same-names", Severity: Severity.Warning, Twin: null });
    }

    [Fact]
    public void People_who_differ_are_left_alone() => Assert.Empty(PanelLinter.Lint([.. Enumerable.Range(0, 20).Select(Person)]).Findings);

    [Fact]
    public void A_few_ages_for_many_people_are_flagged() =>
        Assert.Contains("20 members have only 4 different ages between 25 and 60, 100 % of them multiples of 5",
            Finding("clumped-ages", [.. Enumerable.Range(0, 20).Select(i => Person(i) with { Demographics = new Demographics { Age = Ages[i % 4] } })]).Message, StringComparison.Ordinal);

    [Fact]
    public void Students_of_18_to_24_are_not_clumped() =>
        Assert.DoesNotContain(PanelLinter.Lint([.. Enumerable.Range(0, 20).Select(i => Person(i) with { Demographics = new Demographics { Age = 18 + i % 7 } })]).Findings, f => f.Rule is "clumped-ages");

    [Fact]
    public void A_child_in_a_panel_of_adults_is_flagged() =>
        Assert.Equal("p3", Finding("minor-among-adults", [.. Enumerable.Range(0, 20).Select(i => Person(i) with { Demographics = new Demographics { Age = i is 3 ? 4 : 30 + i } })]).Twin);

    [Fact]
    public void A_near_copy_is_found_among_a_thousand()
    {
        var people = Enumerable.Range(0, 1_000).Select(Person).ToList();
        people[777] = people[777] with { Goals = [.. people[5].Goals.Select((g, i) => i is 0 ? "Something else altogether." : g)] };

        Assert.Contains("2 of 1000 members are near copies of another; the closest are 'p5' and 'p777'", Finding("near-duplicates", people).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_copied_two_thousand_times_is_found_without_comparing_all_pairs() =>
        Assert.Contains("2000 of 2000 members are near copies", Finding("near-duplicates", [.. Enumerable.Range(0, 2_000).Select(i => Person(1) with { Id = $"p{i}" })]).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_panel_has_no_findings() => Assert.Empty(PanelLinter.Lint([]).Findings);

    [Theory]
    [InlineData("difficult_people", "clumped-ages near-duplicates same-jobs same-names")]
    [InlineData("mexico_general", "clumped-ages near-duplicates same-jobs same-names")]
    [InlineData("usa_families", "clumped-ages near-duplicates same-jobs same-names same-personality")]
    [InlineData("usa_general", "clumped-ages near-duplicates same-jobs same-personality")]
    public void Generated_populations_are_as_alike_as_they_are(string population, string rules)
    {
        using var files = new TwinFiles();
        foreach (var file in TinyTroupeImport.Read([SharedFolder.Path("data", "tinytroupe", "populations", population)]).Files) files.Write(file.FileName, file.Yaml);

        Assert.Equal(rules, string.Join(' ', PanelLinter.Lint(files.Load().Twins).Findings.Where(f => f.Severity is not Severity.Note).Select(f => f.Rule).Order(StringComparer.Ordinal)));
    }

    private static Finding Finding(string rule, IReadOnlyList<Twin> people) => PanelLinter.Lint(people).Findings.Single(f => f.Rule == rule);

    private static Twin Person(int i) => new()
    {
        Id = $"p{i}",
        Name = $"First{i} Last{i}",
        Demographics = new Demographics { Age = 20 + i % 60, Occupation = $"Job {i}", Education = $"School {i}" },
        Goals = [.. Enumerable.Range(0, 6).Select(k => $"Word{i}{k} word{i}{k + 1} of{k} thing{i}{k} in{k} place{i}{k}.")],
        Personality = new Personality { Traits = [$"Trait {i}"] },
    };
}
