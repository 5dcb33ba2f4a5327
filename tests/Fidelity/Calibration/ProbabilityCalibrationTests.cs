using CsCheck;
using MathNet.Numerics.Distributions;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class ProbabilityCalibrationTests
{
    [Fact]
    public void Platt_matches_statsmodels_and_scikit_learn()
    {
        var known = Figures.Fidelity("calibration").GetProperty("platt");
        var fit = PlattCalibration.Fit(known.Numbers("p"), [.. known.Whole("y").Select(y => y is 1)]);
        Assert.Equal(known.Number("slope"), fit.Slope, 1e-8);
        Assert.Equal(known.Number("offset"), fit.Offset, 1e-8);
        Assert.Equal(known.Numbers("sklearn"), [fit.Slope, fit.Offset], (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Platt_finds_how_far_probabilities_are_off()
    {
        var chance = new Random(1);
        double[] p = [.. Enumerable.Range(0, 20_000).Select(_ => chance.NextDouble())];
        var fit = PlattCalibration.Fit(p, [.. p.Select(x => chance.NextDouble() < 1 / (1 + Math.Exp(-((.5 * Math.Log(x / (1 - x))) - .7))))]);
        Assert.Equal(.5, fit.Slope, .05);
        Assert.Equal(-.7, fit.Offset, .05);
        Assert.Equal(1 / (1 + Math.Exp(-fit.Offset)), fit.Apply(.5), 1e-12);
    }

    [Fact]
    public void Platt_stays_finite_where_probabilities_are_perfect_or_certain()
    {
        bool[] outcomes = [.. Enumerable.Range(0, 40).Select(i => i < 15)];
        var perfect = PlattCalibration.Fit([.. outcomes.Select(o => o ? 1.0 : 0)], outcomes);
        Assert.Equal(16.0 / 17, perfect.Apply(1), 1e-6);
        Assert.Equal(1.0 / 27, perfect.Apply(0), 1e-6);
    }

    [Fact]
    public void Platt_finds_the_least_loss_whatever_was_stated() =>
        Gen.Select(Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1], Gen.Double[0, 1e-5]).Array[40], Gen.Bool.Array[40]).Sample((p, outcomes) =>
        {
            var happened = outcomes.Count(o => o);
            if (happened is < 5 or > 35 || p.Max() - p.Min() < .01) return;
            var fit = PlattCalibration.Fit(p, outcomes);
            var least = Loss(fit);
            foreach (var (a, b) in new[] { (.01, 0.0), (-.01, 0.0), (0.0, .01), (0.0, -.01) }) Assert.True(Loss(fit with { Slope = fit.Slope + a, Offset = fit.Offset + b }) > least);

            double Loss(PlattCalibration f) => p.Zip(outcomes).Sum(x =>
            {
                double t = x.Second ? (happened + 1.0) / (happened + 2) : 1.0 / (42 - happened), s = f.Apply(x.First);
                return -(t * Math.Log(s)) - ((1 - t) * Math.Log(1 - s));
            });
        }, iter: 2000);

    [Fact]
    public void Platt_refuses_what_it_cannot_learn_from()
    {
        double[] p = [.. Enumerable.Range(0, 40).Select(i => (i + .5) / 40)];
        Assert.Contains("rarer outcome", Assert.Throws<AssumptionException>(() => PlattCalibration.Fit(p, new bool[40])).Message);
        bool[] mixed = [.. p.Select(x => x > .6)];
        Assert.Throws<AssumptionException>(() => PlattCalibration.Fit(p.AsSpan(..29), mixed.AsSpan(..29)));
        Assert.Throws<AssumptionException>(() => PlattCalibration.Fit([.. p.Select(_ => .3)], mixed));
        Assert.Throws<AssumptionException>(() => PlattCalibration.Fit([double.NaN, .. p[1..]], mixed));
        Assert.Throws<AssumptionException>(() => PlattCalibration.Fit(p, mixed).Apply(1.01));
    }

    [Fact]
    public void Isotonic_matches_scikit_learn_with_ties_and_weights()
    {
        var known = Figures.Fidelity("calibration").GetProperty("isotonic");
        var plain = IsotonicCalibration.Fit(known.Numbers("x"), known.Numbers("y"));
        var weighted = IsotonicCalibration.Fit(known.Numbers("x"), known.Numbers("y"), known.Numbers("w"));
        var at = known.Numbers("at");
        for (var k = 0; k < at.Length; k++)
        {
            Assert.Equal(known.Numbers("plain")[k], plain.Apply(at[k]), 1e-10);
            Assert.Equal(known.Numbers("weighted")[k], weighted.Apply(at[k]), 1e-10);
        }
    }

    [Fact]
    public void An_isotonic_curve_never_falls_and_keeps_the_mean() =>
        Gen.Select(Gen.Int[0, 40].Array[250], Gen.Int[0, 1].Array[250]).Sample((x, y) =>
        {
            double[] stated = [.. x.Select(v => v / 40.0)], outcomes = [.. y.Select(v => (double)v)];
            var fit = IsotonicCalibration.Fit(stated, outcomes);
            double[] curve = [.. Enumerable.Range(-5, 60).Select(i => fit.Apply(i / 40.0))];
            Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-12));
            Assert.Equal(outcomes.Average(), stated.Average(fit.Apply), 1e-9);
        }, iter: 50);

    [Fact]
    public void Isotonic_says_when_labels_are_few_and_refuses_when_they_are_too_few()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => i / 1000.0)];
        Assert.False(IsotonicCalibration.Fit(x, x).IsThin);
        Assert.True(IsotonicCalibration.Fit(x.AsSpan(..999), x.AsSpan(..999)).IsThin);
        Assert.Contains("at least 200", Assert.Throws<AssumptionException>(() => IsotonicCalibration.Fit(x.AsSpan(..199), x.AsSpan(..199))).Message);
        Assert.Throws<AssumptionException>(() => IsotonicCalibration.Fit(x, x, new double[1000]));
        Assert.Throws<AssumptionException>(() => IsotonicCalibration.Fit(x, x, [.. x.Select((_, i) => i < 150 ? 1.0 : 0)]));
        Assert.Throws<AssumptionException>(() => IsotonicCalibration.Fit(new double[300], x.AsSpan(..300)));
        Assert.Throws<AssumptionException>(() => IsotonicCalibration.Fit(x, x).Apply(double.NaN));
    }

    [Fact]
    public void Temperature_matches_scipy()
    {
        var known = Figures.Fidelity("calibration").GetProperty("temperature");
        double[][] p = [.. known.GetProperty("p").EnumerateArray().Select(r => r.Numbers())];
        var fit = TemperatureCalibration.Fit(p, known.Whole("y"));
        Assert.Equal(known.Number("temperature"), fit.Temperature, 1e-5);
        Assert.Equal(known.Number("before"), fit.Before, 1e-9);
        Assert.Equal(known.Number("loss"), fit.After, 1e-9);
    }

    [Fact]
    public void Temperature_finds_how_much_too_sure_twins_are()
    {
        var chance = new Random(2);
        double[][] real = [.. Enumerable.Range(0, 5000).Select(_ => Dirichlet.Sample(chance, [1, 1, 1]))];
        int[] answers = [.. real.Select(p => Categorical.Sample(chance, p))];
        // What twins say is the truth to the third power: three times too sure.
        var fit = TemperatureCalibration.Fit([.. real.Select(p => Distributions.Normalise([.. p.Select(x => x * x * x)]))], answers);
        Assert.Equal(3, fit.Temperature, .2);
        Assert.True(fit.After < fit.Before);
        Assert.Equal(.5, new TemperatureCalibration(2, 0, 0, 0).Apply([.8, .2])[1] / new TemperatureCalibration(2, 0, 0, 0).Apply([.8, .2])[0], 1e-9);
    }

    [Fact]
    public void Temperature_is_bounded_where_twins_are_always_or_never_right_and_refuses_the_rest()
    {
        double[][] sure = [.. Enumerable.Repeat(new[] { .9, .1, 0 }, 40)];
        Assert.Equal(TemperatureCalibration.Coldest, TemperatureCalibration.Fit(sure, new int[40]).Temperature, 1e-12);
        Assert.Equal(TemperatureCalibration.Hottest, TemperatureCalibration.Fit(sure, [.. Enumerable.Repeat(2, 40)]).Temperature, 1e-12);
        Assert.True(double.IsFinite(TemperatureCalibration.Fit(sure, [.. Enumerable.Repeat(2, 40)]).After));
        Assert.Throws<AssumptionException>(() => TemperatureCalibration.Fit(sure[..29], new int[29]));
        Assert.Throws<AssumptionException>(() => TemperatureCalibration.Fit(sure, [.. Enumerable.Repeat(3, 40)]));
        Assert.Throws<AssumptionException>(() => TemperatureCalibration.Fit([.. sure.Select(_ => Distributions.Uniform(3))], new int[40]));
    }
}
