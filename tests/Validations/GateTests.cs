using Twins.Core.Fidelity;
using Twins.Core.Studies;
using Twins.Core.Validations;
using Twins.Core.Validations.Gates;

namespace Twins.Tests.Validations;

public sealed class GateTests
{
    [Fact]
    public void The_products_table_has_a_gate_for_every_kind_of_decision_and_people_sign_off_the_grave_ones()
    {
        var table = GateReader.Default();
        Assert.Equal(Enum.GetValues<StudyUse>(), table.Uses.Select(g => g.Use).Order());
        Assert.Equal([StudyUse.Staffing, StudyUse.Clinical, StudyUse.Credit, StudyUse.Legal], table.Uses.Where(g => g.SignOff).Select(g => g.Use));
    }

    [Fact]
    public void Nothing_measured_passes_nothing_and_every_refusal_says_what_is_missing() =>
        Assert.All(GateJudgement.Of(GateReader.Default(), []), g => Assert.False(g.Passed || g.Missing.Any(m => !m.EndsWith("not measured", StringComparison.Ordinal))));

    [Fact]
    public void A_gate_is_held_against_the_worse_end_of_the_interval()
    {
        Assert.True(Passes(Metric.Sensitivity, .99, new(.951, 1), atLeast: .95));
        Assert.False(Passes(Metric.Sensitivity, .99, new(.94, 1), atLeast: .95));
        Assert.True(Passes(Metric.SubgroupGap, .02, new(0, .04), atMost: .05));
        Assert.False(Passes(Metric.SubgroupGap, .02, new(0, .06), atMost: .05));
        Assert.False(Passes(Metric.Sensitivity, .99, null, atLeast: .95));
    }

    [Fact]
    public void A_refusal_names_the_figure_that_fell_short()
    {
        var gate = Judge(new GateNeed { Metric = Metric.Sensitivity, AtLeast = .95, Least = 60 }, new Finding("c", Metric.Sensitivity, .97, new Interval(.9, .99), new(80, "cases")));
        Assert.Equal("sensitivity shown to be above 0.95, on 60 or more: sensitivity is 0.97 (0.9 to 0.99)", Assert.Single(gate.Missing));
        gate = Judge(new GateNeed { Metric = Metric.Sensitivity, AtLeast = .95, Least = 60 }, new Finding("c", Metric.Sensitivity, 1, new Interval(.96, 1), new(40, "cases")));
        Assert.EndsWith("sensitivity rests on 40 cases, 60 are needed", Assert.Single(gate.Missing), StringComparison.Ordinal);
    }

    [Fact]
    public void Being_better_than_the_baseline_has_to_be_shown()
    {
        var need = new GateNeed { Metric = Metric.WinRate, BeatsBaseline = true, Least = 20 };
        Assert.True(Judge(need, Rate(new Interval(.01, .3))).Passed);
        Assert.Contains("is not shown to be better than chance (0.7 against 0.5, difference −0.01 to 0.4)", Assert.Single(Judge(need, Rate(new Interval(-.01, .4))).Missing), StringComparison.Ordinal);

        static Finding Rate(Interval better) => new("c", Metric.WinRate, .7, new Interval(.49, .9), new(20, "tests")) { Baseline = new("chance", .5, better) };
    }

    [Fact]
    public void One_of_several_ways_is_enough()
    {
        var need = new GateNeed { Metric = Metric.WinRate, AtLeast = .5, Least = 20, Or = [new GateNeed { Metric = Metric.Correlation, AtLeast = 0, Least = 30 }] };
        Assert.True(Judge(need, new Finding("c", Metric.Correlation, .3, new Interval(.1, .5), new(50, "people"))).Passed);
    }

    [Fact]
    public void The_index_counts_from_chance_and_shows_its_weights()
    {
        Finding[] findings = [new("c", Metric.WinRate, .75, new Interval(.6, .9), new(40, "tests")), new("c", Metric.SpreadRatio, .5, null, new(40, "people"))];
        var index = CompositeIndex.Of(findings, new Dictionary<string, double> { ["win_rate"] = 3, ["spread_ratio"] = 1, ["rubric"] = 5 })!;
        Assert.Equal((3 * .5 + .5) / 4 * 100, index.Value, 9);
        Assert.Equal((3 * .2 + .5) / 4 * 100, index.Low, 9);
        Assert.Equal([.75, .25], index.Parts.Select(p => p.Weight));
        Assert.Null(CompositeIndex.Of(findings, new Dictionary<string, double> { ["rubric"] = 5 }));
    }

    private static bool Passes(Metric metric, double value, Interval? interval, double? atLeast = null, double? atMost = null) =>
        Judge(new GateNeed { Metric = metric, AtLeast = atLeast, AtMost = atMost, Least = 1 }, new Finding("c", metric, value, interval, new(100, "cases"))).Passed;

    private static GateJudgement Judge(GateNeed need, Finding finding) =>
        Assert.Single(GateJudgement.Of(new GateTable { Id = "t", Uses = [new Gate { Use = StudyUse.Message, Allows = "Something.", Days = 10, Needs = [need] }] }, [finding]));
}
