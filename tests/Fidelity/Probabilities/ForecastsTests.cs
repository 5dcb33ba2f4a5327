using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Probabilities;

namespace Twins.Tests.Fidelity.Probabilities;

public sealed class ForecastsTests
{
    [Fact]
    public void The_golden_vector_comes_out()
    {
        var golden = Figures.Golden.GetProperty("ece10");
        var p = golden.Numbers("conf");
        bool[] y = [.. golden.GetProperty("correct").EnumerateArray().Select(v => v.GetInt32() is 1)];
        Assert.Equal(golden.Number("ece"), Forecasts.CalibrationError(p, y), 12);
        Assert.Equal(golden.Number("brier"), BrierScore.Of(p, y).Value, 12);
        Assert.Equal(golden.Number("logloss"), Forecasts.LogLoss(p, y), 12);
    }

    [Fact]
    public void Brier_score_log_loss_and_area_are_what_scikit_learn_computes()
    {
        var expected = Figures.Fidelity("agreement").GetProperty("forecasts");
        var p = expected.Numbers("p");
        bool[] y = [.. expected.GetProperty("y").EnumerateArray().Select(v => v.GetBoolean())];
        Assert.Equal(expected.Number("brier"), BrierScore.Of(p, y).Value, 12);
        Assert.Equal(expected.Number("auc"), Forecasts.AreaUnderCurve(p, y)!.Value, 12);
        Assert.Equal(expected.Number("log_loss"), Forecasts.LogLoss([.. p.Select(v => Math.Clamp(v, 1e-9, 1 - 1e-9))], y), 9);
    }

    [Fact]
    public void The_parts_of_the_Brier_score_add_up_to_it()
    {
        Gen.Select(Gen.Double[0, 1].Array[1, 60], Gen.Bool.Array[60]).Sample((p, y) =>
        {
            var score = BrierScore.Of(p, y.AsSpan(0, p.Length));
            Assert.Equal(score.Value, score.Reliability - score.Resolution + score.Uncertainty + score.Within, 12);
            Assert.True(score is { Reliability: >= 0, Resolution: >= -1e-15, Uncertainty: >= 0 });
        });
        // Forecasts that lie at one point in each bin leave nothing within.
        Assert.Equal(0, BrierScore.Of([.1, .1, .7, .7], [false, true, true, true]).Within, 12);
    }

    [Fact]
    public void Forecasts_that_are_right_stay_below_what_chance_allows()
    {
        var p = Enumerable.Range(0, 500).Select(i => i % 100 / 100.0).ToArray();
        var floor = Forecasts.CalibrationErrorByChance(p, 400, seed: 1);
        Assert.InRange(floor.Mean, .02, .08);
        var overconfident = p.Select(v => v > .5).ToArray();
        Assert.True(Forecasts.CalibrationError(p, overconfident) > floor.High);
    }

    [Fact]
    public void One_class_has_no_area_and_no_skill()
    {
        Assert.Null(Forecasts.AreaUnderCurve([.2, .4], [true, true]));
        Assert.Null(BrierScore.Of([.2, .4], [true, true]).Skill);
        Assert.Equal(.5, Forecasts.AreaUnderCurve([.3, .3, .3], [true, false, true]));
    }

    [Fact]
    public void What_was_called_impossible_and_happened_costs_without_end() =>
        Assert.Equal(double.PositiveInfinity, Forecasts.LogLoss([0, .5], [true, true]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-.1)]
    [InlineData(1.1)]
    public void What_is_no_probability_is_refused(double p) =>
        Assert.Contains("is not a probability", Assert.Throws<AssumptionException>(() => BrierScore.Of([p], [true])).Message);

    [Fact]
    public void Intervals_are_judged_by_coverage_and_width_together()
    {
        var judged = IntervalForecasts.Of([new(0, 2), new(0, 2), new(1, 5)], [1, 3, 5], .8);
        Assert.Equal(2 / 3.0, judged.Coverage, 12);
        Assert.Equal(8 / 3.0, judged.Width, 12);
        // (8 + 2/.2 * 1) / 3: one outcome lies 1 above its interval.
        Assert.Equal(18 / 3.0, judged.Score, 12);
        Assert.Throws<AssumptionException>(() => IntervalForecasts.Of([new(2, 1)], [1]));
    }
}
