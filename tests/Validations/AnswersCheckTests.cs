using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Validations;

namespace Twins.Tests.Validations;

public sealed class AnswersCheckTests : IDisposable
{
    private const string Plan =
        """
        validation: v
        respondent: gpt-mini
        checks:
          - kind: answers
            id: survey
            people: {file: people.csv}
            twins: {file: twins.csv}
        """;

    private readonly ValidationFolderOf folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Twins_that_know_their_people_beat_everything_that_needs_no_twin()
    {
        var results = await RunAsync(same: .7);
        var r = ValidationFolderOf.Of(results, Metric.Correlation);
        // Of two who share 70 % of their answers and are independent otherwise, r is .7.
        Assert.InRange(r.Value, .64, .76);
        Assert.True(r.Interval!.Value.Low < .7 && r.Interval.Value.High > .7);
        Assert.True(r.Beats);
        Assert.Equal((300, "people"), (r.Base.Count, r.Base.Of));
        Assert.True(ValidationFolderOf.Gate(results, StudyUse.Message).Passed);
    }

    [Fact]
    public async Task Every_figure_stands_beside_dice_the_average_similar_people_and_a_regression()
    {
        var rivals = (await RunAsync(same: .7))[0].Rivals.ToDictionary(r => r.Name);
        Assert.Equal(["marginal", "nearest neighbours", "random", "regression on all answers", "twins"], rivals.Keys.Order());
        Assert.InRange(rivals["random"].Correlation!.Value, -.06, .06);
        // It orders nobody.
        Assert.Null(rivals["marginal"].Correlation);
        // Items share 40 % of their variance; six of them tell a good part of the seventh.
        Assert.InRange(rivals["regression on all answers"].Correlation!.Value, .4, .75);
        Assert.True(rivals["twins"].Accuracy > rivals["random"].Accuracy);
    }

    [Fact]
    public async Task Twins_that_say_the_same_whoever_they_are_pass_no_gate_however_accurate_they_look()
    {
        var people = SimulatedPeople.Draw(300, 7, .4, 1);
        folder.Answers("people.csv", SimulatedPeople.Names(7), people).Answers("twins.csv", SimulatedPeople.Names(7), [.. people.Select(p => p.Select(_ => 3.0).ToArray())]);
        var results = await folder.RunAsync(Plan);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.Accuracy).Value, .7, .85);
        Assert.Equal(0, ValidationFolderOf.Of(results, Metric.Correlation).Value);
        Assert.Equal(0, ValidationFolderOf.Of(results, Metric.SpreadRatio).Value);
        Assert.NotEqual(true, ValidationFolderOf.Of(results, Metric.Correlation).Beats);
        Assert.All(Enum.GetValues<StudyUse>(), use => Assert.False(ValidationFolderOf.Gate(results, use).Passed));
    }

    [Fact]
    public async Task Twins_that_answer_at_random_are_not_called_better_than_the_average()
    {
        var people = SimulatedPeople.Draw(300, 7, .4, 1);
        folder.Answers("people.csv", SimulatedPeople.Names(7), people).Answers("twins.csv", SimulatedPeople.Names(7), SimulatedPeople.Draw(300, 7, .4, 2));
        var results = await folder.RunAsync(Plan);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.Correlation).Value, -.1, .1);
        Assert.False(ValidationFolderOf.Of(results, Metric.Correlation).Beats);
        Assert.True(ValidationFolderOf.Of(results, Metric.Skill).Value < -.5);
        // As a whole they answer as people do, and that is all.
        var similarity = ValidationFolderOf.Of(results, Metric.KsSimilarity);
        Assert.True(similarity.Value > similarity.Ceiling!.Low);
    }

    [Fact]
    public async Task People_asked_again_are_the_ceiling()
    {
        var people = SimulatedPeople.Draw(300, 7, .4, 1);
        folder.Answers("again.csv", SimulatedPeople.Names(7), SimulatedPeople.Echo(people, .8, 5));
        var results = await RunAsync(same: .6, people, "    retest: {file: again.csv}");
        var r = ValidationFolderOf.Of(results, Metric.NormalisedCorrelation);
        Assert.InRange(r.Value, .65, .85);
        Assert.True(r.Interval!.Value.Low < .75 && r.Interval.Value.High > .75);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.NormalisedAccuracy).Value, .85, 1);
        Assert.Contains(results[0].Rivals, row => row.Name.StartsWith("the same people", StringComparison.Ordinal) && row.Correlation is > .74 and < .86);
    }

    [Fact]
    public async Task Twins_asked_again_show_whether_they_are_somebody()
    {
        var people = SimulatedPeople.Draw(300, 7, .4, 1);
        folder.Answers("rerun.csv", SimulatedPeople.Names(7), SimulatedPeople.Echo(SimulatedPeople.Echo(people, .6, 2), .9, 7));
        var results = await RunAsync(same: .6, people, "    again: {file: rerun.csv}");
        Assert.InRange(ValidationFolderOf.Of(results, Metric.TwinRetest).Value, .84, .96);
        Assert.InRange(ValidationFolderOf.Of(results, Metric.Individuation).Value, .84, .96);
    }

    [Fact]
    public async Task A_region_held_out_is_judged_alone_and_never_learnt_from()
    {
        var people = SimulatedPeople.Draw(300, 7, .4, 1);
        folder.Write("people.csv", "twin,region," + string.Join(',', SimulatedPeople.Names(7)) + "\n" + string.Concat(people.Select((p, i) => $"p{i},{(i < 60 ? "north" : "south")},{string.Join(',', p)}\n")));
        folder.Answers("twins.csv", SimulatedPeople.Names(7), SimulatedPeople.Echo(people, .7, 2));
        var results = await folder.RunAsync(Plan + "\n    demographics: [region]\n    hold_out: {column: region, values: [north]}");
        Assert.Equal(60, ValidationFolderOf.Of(results, Metric.Correlation).Base.Count);
        Assert.All(results[0].Items, i => Assert.Equal(60, i.People));
    }

    [Fact]
    public async Task A_group_for_which_twins_are_worse_is_found()
    {
        var people = SimulatedPeople.Draw(400, 7, .4, 1);
        double[][] good = SimulatedPeople.Echo(people, .9, 2), bad = SimulatedPeople.Echo(people, .1, 3);
        folder.Write("people.csv", "twin,age," + string.Join(',', SimulatedPeople.Names(7)) + "\n" + string.Concat(people.Select((p, i) => $"p{i},{(i % 2 is 0 ? "young" : "old")},{string.Join(',', p)}\n")));
        folder.Answers("twins.csv", SimulatedPeople.Names(7), [.. good.Select((g, i) => i % 2 is 0 ? g : bad[i])]);
        var results = await folder.RunAsync(Plan + "\n    demographics: [age]");
        var gap = ValidationFolderOf.Of(results, Metric.SubgroupGap);
        Assert.Contains("worst for 'old'", gap.Note, StringComparison.Ordinal);
        Assert.True(gap.Interval!.Value.Low > .1);
        Assert.Equal(["old", "young"], results[0].Groups.Select(g => g.Group));
    }

    [Fact]
    public async Task Answers_without_an_order_count_as_hits_and_misses()
    {
        var chance = new Random(3);
        string[] drinks = ["tea", "coffee", "water"];
        string[] people = [.. Enumerable.Range(0, 200).Select(_ => drinks[chance.Next(3)])], twins = [.. people.Select(p => chance.NextDouble() < .7 ? p : drinks[chance.Next(3)])];
        folder.Write("people.csv", "twin,drink\n" + string.Concat(people.Select((p, i) => $"p{i},{p}\n")));
        folder.Write("twins.csv", "twin,drink\n" + string.Concat(twins.Select((p, i) => $"p{i},{p.ToUpperInvariant()}\n")));
        var results = await folder.RunAsync(Plan + "\n    items: [{id: drink, options: [tea, coffee, water]}]");
        Assert.Equal(people.Zip(twins).Count(p => p.First == p.Second) / 200.0, ValidationFolderOf.Of(results, Metric.Accuracy).Value, 10);
        Assert.True(ValidationFolderOf.Of(results, Metric.Accuracy).Beats);
        Assert.DoesNotContain(results[0].Findings, f => f.Metric is Metric.Correlation);
    }

    [Fact]
    public async Task Missing_cells_constant_items_and_stray_people_are_left_out_and_counted()
    {
        var people = SimulatedPeople.Draw(60, 3, .4, 1);
        var twins = SimulatedPeople.Echo(people, .7, 2);
        for (var i = 0; i < 20; i++) people[i][0] = double.NaN;
        foreach (var person in people) person[2] = 4;
        folder.Answers("people.csv", ["q1", "q2", "q3"], people).Answers("twins.csv", ["q1", "q2", "q3"], twins[..50]);
        var results = await folder.RunAsync(Plan);
        Assert.Equal([("q1", 30), ("q2", 50)], results[0].Items.Select(i => (i.Id, i.People)));
        Assert.Contains("10 of 60 people have no twin and take no part.", results[0].Notes);
        Assert.Contains("'q3' is left out: all people gave the same answer.", results[0].Notes);
        Assert.All(results[0].Findings, f => Assert.True(double.IsFinite(f.Value)));
    }

    [Theory]
    [InlineData("twin,q1\np0,1\np0,2\n", "row 3: 'p0' was in row 2 already; keep one row for each 'twin'.")]
    [InlineData("name,q1\np0,1\n", "has no column 'twin'")]
    [InlineData("twin,q9\np0,1\n", "only 1 of its 1 people have a twin")]
    [InlineData("twin,q1\n", "has a header and no rows.")]
    public async Task A_file_that_cannot_be_used_is_refused_in_a_sentence(string people, string sentence)
    {
        folder.Write("people.csv", people).Answers("twins.csv", ["q1"], SimulatedPeople.Draw(20, 1, .4, 1));
        Assert.Contains(sentence, (await Assert.ThrowsAsync<DocumentException>(() => folder.RunAsync(Plan))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_outside_of_the_folder_is_never_read() =>
        Assert.Contains("leads out of this folder", (await Assert.ThrowsAsync<DocumentException>(() => folder.RunAsync(Plan.Replace("people.csv", "../../etc/passwd", StringComparison.Ordinal)))).Message, StringComparison.Ordinal);

    private Task<IReadOnlyList<CheckResult>> RunAsync(double same, double[][]? people = null, string more = "")
    {
        people ??= SimulatedPeople.Draw(300, 7, .4, 1);
        folder.Answers("people.csv", SimulatedPeople.Names(7), people).Answers("twins.csv", SimulatedPeople.Names(7), SimulatedPeople.Echo(people, same, 2));
        return folder.RunAsync(Plan + "\n" + more);
    }
}
