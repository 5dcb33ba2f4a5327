using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class AbstentionTests
{
    [Fact]
    public void The_exact_bound_matches_scipy()
    {
        foreach (var row in Figures.Fidelity("calibration").GetProperty("upper").EnumerateArray().Select(r => r.Numbers()))
            Assert.Equal(row[3], Proportions.ExactUpper((int)row[0], (int)row[1], 1 - row[2]), 1e-9);
        Assert.Equal(1, Proportions.ExactUpper(7, 7, .95));
        Assert.Throws<AssumptionException>(() => Proportions.ExactUpper(8, 7, .95));
    }

    [Fact]
    public void The_curve_shows_the_risk_of_keeping_more_and_ties_stand_or_fall_together()
    {
        var curve = RiskCoverage.Curve([.9, .5, .7, .7, .1], [false, true, true, false, true]);
        Assert.Equal([new(.9, .2, 0), new(.7, .6, 1 / 3.0), new(.5, .8, .5), new(.1, 1, .6)], curve);
        Assert.Throws<AssumptionException>(() => RiskCoverage.Curve([.9], []));
        Assert.Throws<AssumptionException>(() => RiskCoverage.Curve([double.NaN], [true]));
    }

    [Theory]
    [InlineData(300, .3)]
    [InlineData(1000, .2)]
    [InlineData(5000, .1)]
    public void The_risk_promised_is_kept_at_least_as_often_as_promised(int answers, double risk)
    {
        const int Studies = 1500;
        var chance = new Random(answers);
        int broken = 0, refused = 0;
        var kept = 0.0;
        for (var study = 0; study < Studies; study++)
        {
            var (confidences, wrong) = Judged(answers, chance);
            try
            {
                var rule = KeepRule.Of(confidences, wrong, risk, .9);
                kept += 1 - Math.Max(0, rule.Above);
                if (TrueRisk(rule.Above) > risk) broken++;
            }
            catch (AssumptionException)
            {
                refused++;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{answers}: broken {broken / (double)Studies:0.000}, refused {refused / (double)Studies:0.000}, kept {kept / (Studies - refused):0.00}");
        // One in ten is allowed; the exact bound over ten thresholds is on the safe side.
        Assert.InRange(broken / (double)Studies, 0, .1);
        // And it is of use: were everything known, twice the risk allowed could be kept.
        Assert.InRange(refused / (double)Studies, 0, .05);
        Assert.InRange(kept / (Studies - refused), .5 * 2 * risk, 2 * risk);
    }

    [Fact]
    public void Ten_chances_to_be_lucky_are_paid_for()
    {
        const int Studies = 2000;
        var chance = new Random(2);
        var broken = 0;
        for (var study = 0; study < Studies; study++)
        {
            // Confidence means nothing here and every answer is a little more often wrong than allowed, so that any rule is a mistake.
            double[] confidences = [.. Enumerable.Range(0, 500).Select(_ => chance.NextDouble())];
            try
            {
                _ = KeepRule.Of(confidences, [.. confidences.Select(_ => chance.NextDouble() < .101)], .1, .9);
                broken++;
            }
            catch (AssumptionException)
            {
                // As it should be.
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{broken / (double)Studies:0.000}");
        Assert.InRange(broken / (double)Studies, .005, .1);
    }

    [Fact]
    public void Good_answers_are_given_alone_middling_ones_go_to_a_human_and_the_rest_is_silence()
    {
        var (confidences, wrong) = Judged(5000, new Random(1));
        var triage = Triage.Of(confidences, wrong, aloneRisk: .1, shownRisk: .3);
        Assert.True(triage.Alone.Above > triage.Shown.Above);
        Assert.Equal(Handling.Answer, triage.Of(.99));
        Assert.Equal(Handling.CallHuman, triage.Of((triage.Alone.Above + triage.Shown.Above) / 2));
        Assert.Equal(Handling.Abstain, triage.Of(triage.Shown.Above));
        Assert.Equal(confidences.Count(triage.Alone.Keeps) / 5000.0, triage.Alone.Kept, 1e-12);
        Assert.True(triage.Alone.Risk < triage.Alone.Bound && triage.Alone.Bound <= .1);
        Assert.Throws<AssumptionException>(() => Triage.Of(confidences, wrong, .3, .1));
    }

    [Fact]
    public void Where_nothing_can_be_shown_it_is_refused_with_what_could_be_shown()
    {
        // 103 right answers bound the risk by 5.01 % at one tenth of 5 %, 104 by 4.97 %.
        double[] same = [.. Enumerable.Repeat(.8, 104)];
        Assert.Contains("the best can be shown is 0.05.", Assert.Throws<AssumptionException>(() => KeepRule.Of(same.AsSpan(..103), new bool[103], .05)).Message);
        var all = KeepRule.Of(same, new bool[104], .05);
        Assert.Equal((double.NegativeInfinity, 1.0, 0.0), (all.Above, all.Kept, all.Risk));
        Assert.True(all.Keeps(0));
        Assert.Contains("Judge more answers", Assert.Throws<AssumptionException>(() => KeepRule.Of(same, [.. same.Select((_, i) => i % 2 == 0)], .05)).Message);
        Assert.Throws<AssumptionException>(() => KeepRule.Of(same, new bool[104], 0));
    }

    /// <summary>Confidences are uniform, and an answer of confidence c is wrong with probability 1 − c.</summary>
    private static (double[] Confidences, bool[] Wrong) Judged(int answers, Random chance)
    {
        double[] confidences = [.. Enumerable.Range(0, answers).Select(_ => chance.NextDouble())];
        return (confidences, [.. confidences.Select(c => chance.NextDouble() > c)]);
    }

    private static double TrueRisk(double above) => (1 - Math.Max(0, above)) / 2;
}
