using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;
using Twins.Tests.Respondents.Model;
using Twins.Tests.Studies.Analysis;

namespace Twins.Tests.Studies.Compound;

public sealed class MaxDiffTests
{
    private static readonly double[] Worth = [2.6, .8, .4, 0, -.4, -.8, -1.5];

    private static readonly MaxDiffQuestion Drivers = new()
    {
        Id = "drivers",
        Text = "What matters?",
        Items = [.. new[] { "taste", "price", "speed", "brand", "pack", "origin", "jingle" }.Select(i => new WrittenOption { Id = i, Text = $"The {i}" })],
    };

    [Fact]
    public void Every_version_shows_every_item_and_all_together_show_pairs_evenly()
    {
        var versions = MaxDiffSets.Of(Drivers);
        Assert.All(versions, v => Assert.Equal(7, v.SelectMany(s => s).Distinct().Count()));
        var balance = MaxDiffSets.Design(Drivers).Balance;
        Assert.InRange(balance.MostShows - balance.FewestShows, 0, 1);
        Assert.InRange(balance.MostPairs - balance.FewestPairs, 0, 2);
        Assert.Equal(Drivers.Asked, versions[0].Count);
        Assert.Same(versions, MaxDiffSets.Of(Drivers));
        Assert.Equal(versions.SelectMany(v => v), MaxDiffSets.Of(Drivers with { Text = "Another" }).SelectMany(v => v));
    }

    [Theory]
    [InlineData(2, 6, "cannot show 7 items", 3)]
    [InlineData(4, 0, "sets must lie", 4)]
    [InlineData(4, 31, "sets must lie", 4)]
    [InlineData(4, 6, "per_set", 7)]
    [InlineData(4, 6, "per_set", 2)]
    public void Sizes_that_cannot_be_shown_are_refused(int twice, int sets, string problem, int perSet) =>
        Assert.Contains(problem, (Drivers with { PerSet = perSet, Sets = problem.Contains("cannot", StringComparison.Ordinal) ? twice : sets }).Flaw(), StringComparison.Ordinal);

    [Fact]
    public async Task The_model_reads_each_set_with_the_fields_that_its_answer_goes_into()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says(Reply(0)));
        var response = await wired.AskAsync(Sample.Evaluation(Drivers));
        Assert.Contains("answer `best_1` with the id of the one in set 1 that is the best, `worst_1`", wired.Sent[0], StringComparison.Ordinal);
        Assert.Contains("Set 6:\\n- ", wired.Sent[0], StringComparison.Ordinal);
        Assert.Contains("\"worst_6\":{\"type\":\"string\",\"enum\":[\"taste\",\"price\"", wired.Sent[0], StringComparison.Ordinal);
        var sets = Sets(0);
        var values = Assert.IsType<CompoundAnswer>(Assert.IsType<Outcome.Answered>(response.Outcomes[0]).Answer).Values;
        Assert.Equal(sets.SelectMany(s => new double[] { s[0], s[1] }), values);
    }

    [Fact]
    public async Task Another_replicate_sees_other_sets()
    {
        await using var wired = await Wired.FailingAsync(new Fault.Says(Reply(1)));
        var evaluation = Sample.Evaluation(Drivers);
        var next = evaluation with { Replicate = 1, Presentation = evaluation.Presentation with { Replicate = 1 } };
        Assert.IsType<Outcome.Answered>((await wired.AskAsync(next)).Outcomes[0]);
        // The same words answer other sets than the first replicate's, and are told so.
        var outcome = Assert.IsType<Outcome.Unparseable>((await wired.AskAsync(evaluation)).Outcomes[0]);
        Assert.Contains("two different items of set", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(2, wired.Ledger.Entries.Count);
    }

    [Fact]
    public async Task The_same_item_cannot_be_best_and_worst()
    {
        var text = Reply(0);
        var best = Drivers.Items[Sets(0)[0][0]].Id;
        await using var wired = await Wired.FailingAsync(new Fault.Says(text.Replace($"\"worst_1\":\"{Drivers.Items[Sets(0)[0][1]].Id}\"", $"\"worst_1\":\"{best}\"", StringComparison.Ordinal)));
        Assert.IsType<Outcome.Unparseable>((await wired.AskAsync(Sample.Evaluation(Drivers))).Outcomes[0]);
    }

    [Fact]
    public void Shares_come_out_as_the_worths_that_chose()
    {
        var report = Found(Study(300));
        var truth = Worth.Select(Math.Exp).ToArray();
        var held = report.Items.Count(i => i.Share is { } s && truth[Index(i.Id)] / truth.Sum() is var t && s.Low <= t && t <= s.High);
        Assert.True(held >= 6, $"{held} of 7 intervals hold the truth");
        Assert.Equal(Drivers.Items.Select(i => i.Id), report.Items.Select(i => i.Id));
        Assert.Equal(1, report.Items.Sum(i => i.Share!.Value.Value), 9);
        Assert.All(report.Items, i => Assert.True(i.Score.Low <= i.Score.Value && i.Score.Value <= i.Score.High));
        Assert.Equal(VerdictKind.Separable, report.Verdict.Kind);
        Assert.Contains("'The taste' leads", report.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Reach_grows_with_the_set_and_ends_when_all_are_reached()
    {
        var reach = Found(Study(60)).Reach;
        Assert.Equal(Enumerable.Range(1, reach.Count), reach.Select(r => r.Items.Count));
        Assert.All(reach.Zip(reach.Skip(1)), pair => Assert.True(pair.First.Reach.Value < pair.Second.Reach.Value));
        Assert.Equal(["taste"], reach[0].Items);
    }

    [Fact]
    public void The_order_in_which_answers_come_does_not_matter()
    {
        var study = Study(40) with { Replicates = 2 };
        Assert.Equal(Found(study).Items, Found(study, shuffle: 5).Items);
    }

    [Fact]
    public void A_panel_of_one_mind_has_scores_and_no_odds()
    {
        var report = Found(Study(20) with { Answer = asked => Chosen(asked, i => -i, (_, _) => 0) });
        Assert.Null(report.Items[0].Share);
        Assert.Equal(1, report.Items[0].Score.Value);
        Assert.Contains("Read the scores", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_twins_carry_no_verdict()
    {
        var verdict = Found(Study(7)).Verdict;
        Assert.Equal(VerdictKind.TooWeakToUse, verdict.Kind);
        Assert.Contains("Only 7 twins", verdict.Sentence, StringComparison.Ordinal);
    }

    private static SmallStudy Study(int twins) => new()
    {
        Twins = twins,
        Variants = [],
        Questions = [Drivers],
        Answer = asked => Chosen(asked, i => Worth[i], (set, i) => Gumbel(asked, set, i)),
    };

    private static MaxDiffReport Found(SmallStudy study, int? shuffle = null) => Assert.IsType<MaxDiffReport>(Assert.Single(study.Report(shuffle: shuffle).Questions[0].Compound));

    private static double Gumbel(SmallStudy.Asked asked, int set, int item) =>
        -Math.Log(-Math.Log(((Seeds.For(asked.Twin, $"{asked.Replicate} {set} {item}") >> 11) + .5) / (1UL << 53)));

    private static Outcome.Answered Chosen(SmallStudy.Asked asked, Func<int, double> worth, Func<int, int, double> error)
    {
        var sets = MaxDiffSets.Of(Drivers)[asked.Presentation.Version(Drivers.Versions)];
        return new(new CompoundAnswer([.. sets.SelectMany((set, s) =>
        {
            var best = set.MaxBy(i => worth(i) + error(s, i));
            var worst = set.Where(i => i != best).MaxBy(i => error(s + 60, i) - worth(i));
            return new double[] { best, worst };
        })]));
    }

    private static int Index(string id) => Drivers.Items.ToList().FindIndex(i => i.Id == id);

    private static IReadOnlyList<int[]> Sets(int replicate) => MaxDiffSets.Of(Drivers)[(Sample.Evaluation(Drivers).Presentation with { Replicate = replicate }).Version(Drivers.Versions)];

    private static string Reply(int replicate)
    {
        var fields = string.Join(',', Sets(replicate).Select((s, i) => $"\"best_{i + 1}\":\"{Drivers.Items[s[0]].Id}\",\"worst_{i + 1}\":\"{Drivers.Items[s[1]].Id}\""));
        return """{"answers":{"drivers":{""" + fields + """}},"reason":"r","objection":null,"evidence":[]}""";
    }
}
