using System.Text.Json;
using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Tests.Fidelity.Baselines;

public sealed class RidgeTests
{
    private static readonly JsonElement Expected = Figures.Fidelity("baselines");

    [Fact]
    public void Logistic_regression_is_what_scikit_learn_fits()
    {
        var rows = Rows(out var features);
        var model = RidgeLogit.Fit(rows, Expected.Whole("y"), features, 3, Expected.Number("logit_penalty"));
        var expected = Expected.GetProperty("logit_p").EnumerateArray().Select(p => p.Numbers()).ToArray();
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], model.Predict(rows[i]), (a, b) => Math.Abs(a - b) < 2e-4);
    }

    [Fact]
    public void Linear_regression_is_what_scikit_learn_fits()
    {
        var rows = Rows(out var features);
        var model = RidgeRegression.Fit(rows, Expected.Numbers("target"), Expected.Numbers("weights"), features, Expected.Number("ridge_penalty"));
        var expected = Expected.Numbers("ridge");
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], model.Predict(rows[i]), 1e-3);
    }

    [Fact]
    public void Without_features_it_says_what_people_say_on_average()
    {
        SparseRow nothing = new([], []);
        var model = RidgeLogit.Fit([.. Enumerable.Repeat(nothing, 40)], [.. Enumerable.Range(0, 40).Select(i => i % 4 is 0 ? 1 : 0)], 3, 2, 10);
        Assert.Equal(.25, model.Predict(nothing)[1], .01);
    }

    [Fact]
    public void A_class_that_nobody_has_is_unlikely_but_not_impossible()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new SparseRow([0], [i % 2])).ToArray();
        var p = RidgeLogit.Fit(rows, [.. rows.Select(r => (int)r.Values[0])], 1, 3, 1).Predict(rows[0]);
        Assert.InRange(p[2], 1e-12, .05);
        Assert.Equal(1, p.Sum(), 9);
    }

    [Fact]
    public void The_penalty_is_chosen_by_cases_that_it_was_not_learnt_from()
    {
        // Features that say nothing deserve the strongest penalty.
        var chance = new MathNet.Numerics.Random.Xoshiro256StarStar(3, false);
        var rows = Enumerable.Range(0, 200).Select(_ => new SparseRow([.. Enumerable.Range(0, 30)], [.. Enumerable.Range(0, 30).Select(_ => chance.NextDouble() - .5)])).ToArray();
        Assert.Equal(100, RidgeLogit.Fit(rows, [.. rows.Select(_ => chance.Next(2))], 30, 2).Penalty);
        Assert.True(RidgeLogit.Fit(rows, [.. rows.Select(r => r.Values[0] > 0 ? 1 : 0)], 30, 2).Penalty < 30);
    }

    [Fact]
    public void Every_prediction_is_a_distribution() =>
        Gen.Select(Gen.Int[0, 3].Array[12, 40], Gen.Double[-5, 5].Array[40]).Sample((classes, x) =>
        {
            var rows = classes.Select((_, i) => new SparseRow([0], [x[i]])).ToArray();
            var model = RidgeLogit.Fit(rows, classes, 1, 4, 1);
            foreach (var row in rows)
            {
                var p = model.Predict(row);
                Assert.All(p, v => Assert.InRange(v, 0, 1));
                Assert.Equal(1, p.Sum(), 9);
            }
        }, iter: 100);

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        SparseRow row = new([0], [1]);
        Assert.Contains("at least 10", Assert.Throws<AssumptionException>(() => RidgeLogit.Fit([row], [0], 1, 2)).Message);
        Assert.Throws<AssumptionException>(() => RidgeLogit.Fit([row], [2], 1, 2, 1));
        Assert.Throws<AssumptionException>(() => RidgeLogit.Fit([row], [0], 1, 2, 0));
        Assert.Throws<AssumptionException>(() => RidgeLogit.Fit([new SparseRow([1], [1])], [0], 1, 2, 1));
        Assert.Throws<AssumptionException>(() => RidgeLogit.Fit([new SparseRow([0], [double.NaN])], [0], 1, 2, 1));
        Assert.Throws<AssumptionException>(() => RidgeRegression.Fit([row], [1], [0], 1, 1));
        Assert.Throws<AssumptionException>(() => RidgeRegression.Fit([row], [double.NaN], [1], 1, 1));
    }

    private static SparseRow[] Rows(out int features)
    {
        var x = Expected.GetProperty("x").EnumerateArray().Select(r => r.Numbers()).ToArray();
        features = x[0].Length;
        return [.. x.Select(r => new SparseRow([.. Enumerable.Range(0, r.Length).Where(k => r[k] is not 0)], [.. r.Where(v => v is not 0)]))];
    }
}
