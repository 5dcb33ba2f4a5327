using Twins.Core.Evidence;
using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Evidence.Sources;
using Twins.Core.Fidelity;

namespace Twins.Tests.Evidence.Building;

public sealed class EvidenceBuildTests
{
    private static readonly Pseudonyms Pseudonyms = new(new byte[32]);

    [Fact]
    public async Task One_person_known_by_a_number_here_and_an_address_there_is_one_person()
    {
        var result = await BuildAsync(
            Said("C1", "I always come on Tuesday for the bread.") with { Person = ["C1"], Segment = "regulars" },
            Said("C1", "My bus is late more often than the van.") with { Person = ["ann@example.org"] },
            Said("C1", "Nothing to say in particular today.") with { Person = ["C1", "ANN@example.org"] });
        Assert.Single(result.People);
        var twin = Assert.Single(result.Twins);
        Assert.Equal("regulars", twin.Key);
        Assert.Equal(3, twin.Items.Count);
        Assert.Single(twin.Items.Select(i => i.Subject).Distinct());
    }

    [Fact]
    public async Task A_name_that_one_file_gives_is_taken_out_of_every_other()
    {
        var result = await BuildAsync(
            Said("C1", "The bread was good.") with { Name = "Zebedee Quark" },
            Said("C2", "I met Quark at the till and zebedee told me it was stale."));
        Assert.All(result.Twins[0].Items, i => Assert.DoesNotContain("uark", i.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(result.Twins[0].Items, i => Assert.DoesNotContain("zebedee", i.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_same_thing_said_twice_or_nearly_so_is_kept_once()
    {
        var result = await BuildAsync(
            Said("C1", "The van came two hours late and the ice cream had melted on the way."),
            Said("C2", "the van came two hours late, and the ice cream had melted on the way!"),
            Said("C3", "The van came two hours late and the ice cream had melted on the way again."),
            Said("C4", "The van came on time."));
        Assert.Equal(2, result.Twins[0].Items.Count);
        Assert.Equal((1, 1), (result.Twins[0].Duplicates, result.Twins[0].NearlyDuplicates));
    }

    [Fact]
    public async Task Figures_become_sentences_with_what_they_rest_on()
    {
        var rows = Enumerable.Range(0, 6).Select(i => new SourceRecord
        {
            Place = new SourcePlace("clicks.csv", $"row {i + 2}"),
            Person = [$"C{i / 2}"],
            Measures = new Dictionary<string, double>(StringComparer.Ordinal) { ["sessions"] = 10, ["compared_prices"] = 9, ["orders"] = i % 2 },
        });
        var result = await BuildAsync([.. rows]);
        var facts = result.Twins[0].Items.Where(i => i.Kind is EvidenceKind.Fact).Select(i => i.Text).ToList();
        Assert.Contains("Compared prices in 90 % of sessions (n = 60; 6 rows of 3 people)", facts);
        Assert.Contains("Orders in 5 % of sessions (n = 60; 6 rows of 3 people)", facts);
        Assert.Contains("Sessions: 10 on average, from 10 to 10 (n = 6 rows of 3 people)", facts);
        Assert.All(result.Twins[0].Items, i => Assert.Equal("clicks.csv, row 2 to row 7, 6 of them", i.Source));
    }

    [Fact]
    public async Task A_figure_of_one_or_two_people_would_speak_of_persons_and_is_left_out()
    {
        var result = await BuildAsync(
            Said("C1", "I never look at prices when I am hungry.") with { Measures = new Dictionary<string, double>(StringComparer.Ordinal) { ["orders"] = 3 } },
            Said("C2", "I look at every price there is to look at."));
        Assert.DoesNotContain(result.Twins[0].Items, i => i.Kind is EvidenceKind.Fact);
    }

    [Fact]
    public async Task Answers_to_a_closed_question_are_counted_over_people()
    {
        SourceRecord Answer(string who, string answer) => Said(who, answer) with { Kind = EvidenceKind.Fact, Question = "How often?" };
        var result = await BuildAsync(Answer("C1", "Weekly"), Answer("C2", "Weekly"), Answer("C3", "Weekly"), Answer("C4", "Daily"));
        Assert.Equal("Asked \"How often?\", 3 of 4 answered \"Weekly\"", Assert.Single(result.Twins[0].Items).Text);
    }

    [Fact]
    public async Task Rules_and_documents_are_everybodys()
    {
        var result = await BuildAsync(
            Said("C1", "I like it quiet in the morning.") with { Segment = "a" },
            Said("C2", "I like it loud in the evening.") with { Segment = "b" },
            new SourceRecord { Place = new SourcePlace("sop.md", "line 3"), Kind = EvidenceKind.Rule, Text = "Never give cash." });
        Assert.Equal(2, result.Twins.Count);
        Assert.All(result.Twins, t => Assert.Contains(t.Items, i => i is { Kind: EvidenceKind.Rule, Text: "Never give cash.", Subject: null }));
    }

    [Fact]
    public async Task Whoever_is_barred_leaves_no_word_and_no_pseudonym()
    {
        var barred = Pseudonyms.Of("ann@example.org");
        var result = await new EvidenceBuild(new BuildPlan { Id = "b" }, () => Read([
            Said("C1", "I say something that nobody may keep.") with { Person = ["C1", "ann@example.org"] },
            Said("C2", "I say something that may be kept.")]), Pseudonyms, p => p == barred).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, result.LeftOut);
        Assert.Equal("I say something that may be kept.", Assert.Single(result.Twins[0].Items).Text);
        Assert.DoesNotContain(result.People, p => p.Contains(barred));
    }

    [Fact]
    public async Task However_many_rows_there_are_only_the_most_telling_find_room()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => Said($"C{i % 50}", $"ok {i}")).Append(Said("C1", "I hate that the delivery is late every single week and that nobody calls me."));
        var result = await new EvidenceBuild(new BuildPlan { Id = "b", Room = 20 }, () => Read(rows), Pseudonyms, _ => false).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(20, result.Twins[0].Items.Count);
        Assert.Contains("nobody calls me", result.Twins[0].Items[0].Text, StringComparison.Ordinal);
        Assert.Equal(5001 - 20, result.Twins[0].LeftOut);
    }

    [Fact]
    public async Task People_who_are_alike_in_what_they_do_and_answer_become_one_twin_that_says_what_sets_them_apart()
    {
        var rows = Enumerable.Range(0, 40).SelectMany(i => Kind(i, often: i % 2 is 0));
        var result = await new EvidenceBuild(new BuildPlan { Id = "b", By = TwinsBy.Cluster }, () => Read(rows), Pseudonyms, _ => false).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Rarely", "Weekly"], result.Twins.Select(t => t.Key));
        Assert.All(result.Twins, t => Assert.Equal(20, t.People.Count));
        Assert.StartsWith("usable: ", result.Clusters!.Result.Verdict, StringComparison.Ordinal);
        Assert.Contains(result.Twins[1].Items, i => i.Text is "Asked \"How often?\", 20 of 20 answered \"Weekly\"");
        // What a column says of segments is another way to make twins.
        Assert.DoesNotContain(result.Twins, t => t.Key is "north" or "south");
    }

    [Fact]
    public async Task An_answer_of_two_people_neither_makes_nor_describes_a_kind_of_people()
    {
        var rows = Enumerable.Range(0, 40).SelectMany(i => Kind(i, often: i % 2 is 0)).Concat(Enumerable.Range(0, 40).Select(i => Said($"C{i}", i < 2 ? "the Duchess of Fife" : "nobody") with { Kind = EvidenceKind.Fact, Question = "Who sent you?" }));
        var result = await new EvidenceBuild(new BuildPlan { Id = "b", By = TwinsBy.Cluster, Clusters = 4 }, () => Read(rows), Pseudonyms, _ => false).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, result.Clusters!.Names.Distinct().Count());
        Assert.All(result.Clusters.Result.Segments, s => Assert.DoesNotContain("Duchess", s.Description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_few_people_are_no_kinds_of_people() =>
        await Assert.ThrowsAsync<AssumptionException>(() => new EvidenceBuild(new BuildPlan { Id = "b", By = TwinsBy.Cluster }, () => Read(Enumerable.Range(0, 10).SelectMany(i => Kind(i, often: true))), Pseudonyms, _ => false).RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_long_text_is_cut_into_passages_at_its_sentences()
    {
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"This is the sentence with number {i} of them."));
        var result = await BuildAsync(Said("C1", text));
        Assert.All(result.Twins[0].Items, i => Assert.True(i.Text.Length <= 600 && i.Text.EndsWith('.')));
        Assert.Contains(result.Twins[0].Items, i => i.Source is "said.csv, row 2, part 1");
    }

    private static Task<BuildResult> BuildAsync(params SourceRecord[] records) => new EvidenceBuild(new BuildPlan { Id = "b" }, () => Read(records), Pseudonyms, _ => false).RunAsync(TestContext.Current.CancellationToken);

    private static SourceRecord Said(string who, string text) => new() { Place = new SourcePlace("said.csv", "row 2"), Person = [who], Text = text };

    private static IEnumerable<SourceRecord> Kind(int i, bool often) =>
    [
        Said($"C{i}", "") with { Measures = new Dictionary<string, double>(StringComparer.Ordinal) { ["orders"] = (often ? 8 : 1) + (i * 7 % 19 * 0.05) }, Segment = i < 20 ? "north" : "south" },
        Said($"C{i}", often ? "Weekly" : "Rarely") with { Kind = EvidenceKind.Fact, Question = "How often?" },
    ];

    private static async IAsyncEnumerable<SourceRecord> Read(IEnumerable<SourceRecord> records)
    {
        await Task.CompletedTask;
        foreach (var record in records) yield return record;
    }
}
