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

public sealed class PairwiseTests
{
    private static readonly double[] Worth = [2, .7, 0, -.7];

    private static readonly PairwiseQuestion Names = new()
    {
        Id = "names",
        Text = "Which do you prefer?",
        Items = [.. new[] { "north", "east", "south", "west" }.Select(i => new WrittenOption { Id = i, Text = $"The {i}" })],
    };

    [Fact]
    public async Task Each_pair_is_answered_by_one_of_the_two()
    {
        var evaluation = Sample.Evaluation(Names);
        var pairs = PairwiseQuestion.Shown(Names)[evaluation.Presentation.Version(Names.Versions)];
        string Reply(Func<(int First, int Second), int> who) => """{"answers":{"names":{""" + string.Join(',', pairs.Select((p, i) => $"\"pair_{i + 1}\":\"{Names.Items[who(p)].Id}\"")) + """}},"reason":"r","objection":null,"evidence":[]}""";
        await using var right = await Wired.FailingAsync(new Fault.Says(Reply(p => p.Second)));
        Assert.Equal(pairs.Select(p => (double)p.Second), Assert.IsType<CompoundAnswer>(Assert.IsType<Outcome.Answered>((await right.AskAsync(evaluation)).Outcomes[0]).Answer).Values);
        Assert.Contains($"Pair 1:\\n- {Names.Items[pairs[0].First].Id}: The", right.Sent[0], StringComparison.Ordinal);
        await using var wrong = await Wired.FailingAsync(new Fault.Says(Reply(_ => 0)));
        Assert.Contains("wants in pair", Assert.IsType<Outcome.Unparseable>((await wrong.AskAsync(evaluation)).Outcomes[0]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Strengths_come_out_as_they_were()
    {
        var report = Found(Study(200));
        var truth = Worth.Select(Math.Exp).ToArray();
        Assert.Equal(["north", "east", "south", "west"], report.Items.Select(i => i.Id));
        Assert.All(report.Items, i => Assert.InRange(truth[Names.Items.ToList().FindIndex(n => n.Id == i.Id)] / truth.Sum(), i.Share!.Value.Low, i.Share.Value.High));
        Assert.InRange(report.FirstShown, .45, .55);
        Assert.Equal(VerdictKind.Separable, report.Verdict.Kind);
    }

    [Fact]
    public void Whoever_always_takes_the_first_is_seen_and_prefers_nothing()
    {
        var report = Found(Study(60) with { Answer = a => new Outcome.Answered(new CompoundAnswer([.. PairwiseQuestion.Shown(Names)[a.Presentation.Version(Names.Versions)].Select(p => (double)p.First)])) });
        Assert.Equal(1, report.FirstShown);
        Assert.Equal(VerdictKind.TooCloseToCall, report.Verdict.Kind);
    }

    [Fact]
    public void Many_items_are_met_in_part_of_their_pairs()
    {
        var many = Names with { Items = [.. Enumerable.Range(0, 12).Select(i => new WrittenOption { Id = $"i{i}", Text = $"Item {i}" })] };
        Assert.Null(many.Flaw());
        Assert.Equal(15, many.Asked);
        Assert.Equal(66, Enumerable.Range(0, many.Versions).SelectMany(v => PairwiseQuestion.Shown(many)[v]).Select(p => (Math.Min(p.First, p.Second), Math.Max(p.First, p.Second))).Distinct().Count());
        Assert.Contains("pairs must lie", (many with { Pairs = 46 }).Flaw(), StringComparison.Ordinal);
    }

    private static SmallStudy Study(int twins) => new()
    {
        Twins = twins,
        Variants = [],
        Questions = [Names],
        Answer = a => new Outcome.Answered(new CompoundAnswer([.. PairwiseQuestion.Shown(Names)[a.Presentation.Version(Names.Versions)].Select((p, at) => Draw(a.Twin, at) < 1 / (1 + Math.Exp(Worth[p.Second] - Worth[p.First])) ? (double)p.First : p.Second)])),
    };

    private static PairwiseReport Found(SmallStudy study) => Assert.IsType<PairwiseReport>(Assert.Single(study.Report().Questions[0].Compound));

    private static double Draw(int twin, int pair) => ((Seeds.For(twin, $"pair {pair}") >> 11) + .5) / (1UL << 53);
}
