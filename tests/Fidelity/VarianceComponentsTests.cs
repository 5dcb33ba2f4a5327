using Twins.Core.Fidelity;

namespace Twins.Tests.Fidelity;

public sealed class VarianceComponentsTests
{
    [Theory]
    [InlineData("balanced")]
    [InlineData("ragged")]
    [InlineData("without_repeats")]
    public void Shares_match_dense_least_squares_in_statsmodels(string study)
    {
        var known = Figures.Statistics.GetProperty("components").GetProperty(study);
        var found = Of([.. known.GetProperty("answers").EnumerateArray().Select(a => a.Numbers())])!;
        Assert.Equal(known.Number("column"), found.Column, 1e-8);
        Assert.Equal(known.Number("row"), found.Row, 1e-8);
        Assert.Equal(known.Number("interaction"), found.Interaction, 1e-8);
        Same(known.MaybeNumber("order"), found.Order);
        Same(known.MaybeNumber("wording"), found.Wording);
        Same(known.MaybeNumber("repeat"), found.Repeat);
        Assert.Equal(known.Number("total"), found.Total, 1e-8);

        static void Same(double? expected, double? actual)
        {
            Assert.Equal(expected is null, actual is null);
            if (expected is { } e) Assert.Equal(e, actual!.Value, 1e-8);
        }
    }

    [Fact]
    public void Known_components_are_found_again()
    {
        var chance = new Random(11);
        double Normal(double sd) => sd * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
        double[] twins = [.. Enumerable.Range(0, 200).Select(_ => Normal(1))], variants = [.. Enumerable.Range(0, 60).Select(_ => Normal(.7))];
        var answers = new List<double[]>();
        for (var i = 0; i < 200; i++)
        {
            for (var v = 0; v < 60; v++)
            {
                var both = Normal(.5);
                for (var r = 0; r < 2; r++) answers.Add([i, v, 0, 0, twins[i] + variants[v] + both + Normal(.8)]);
            }
        }
        var found = Of([.. answers])!;
        Assert.Equal(1, found.Row * found.Total, .2);
        Assert.Equal(.49, found.Column * found.Total, .2);
        Assert.Equal(.25, found.Interaction * found.Total, .02);
        Assert.Equal(.64, found.Repeat!.Value * found.Total, .02);
        Assert.Null(found.Order);
        Assert.Null(found.Wording);
        Assert.Equal(1, found.Row + found.Column + found.Interaction + found.Repeat!.Value, 1e-12);
    }

    [Fact]
    public void Wording_that_always_changes_with_the_order_is_not_told_apart_from_it()
    {
        var chance = new Random(2);
        var found = Of([.. from i in Enumerable.Range(0, 20) from v in Enumerable.Range(0, 4) from r in Enumerable.Range(0, 2) select new[] { i, v, r, r, chance.NextDouble() + v + r }])!;
        Assert.NotNull(found.Order);
        Assert.Null(found.Wording);
    }

    [Fact]
    public void Nothing_to_divide_gives_nothing()
    {
        Assert.Null(Of([.. from i in Enumerable.Range(0, 5) from v in Enumerable.Range(0, 3) select new double[] { i, v, 0, 0, 3 }]));
        Assert.Null(Of([.. Enumerable.Range(0, 5).Select(i => new double[] { i, 0, 0, 0, i })]));
    }

    /// <summary>Single answers (twin, variant, order, wording, y) as the sums that the estimator takes.</summary>
    private static VarianceComponents? Of(double[][] answers)
    {
        var mean = answers.Average(a => a[4]);
        var wordings = (int)answers.Max(a => a[3]);
        double[] Series(double[] a) => [a[4] - mean, a[2], .. Enumerable.Range(1, wordings).Select(w => a[3] == w ? 1.0 : 0)];
        var cells = answers.GroupBy(a => (a[0], a[1])).Select(g => new CrossedCell(
            (int)g.Key.Item1, (int)g.Key.Item2, g.Count(), [.. Enumerable.Range(0, 2 + wordings).Select(k => g.Sum(a => Series(a)[k]))])).ToList();
        var scatter = new double[2 + wordings, 2 + wordings];
        foreach (var z in answers.Select(Series))
            for (var k = 0; k < z.Length; k++)
                for (var l = 0; l < z.Length; l++) scatter[k, l] += z[k] * z[l];
        return VarianceComponents.Of(cells, scatter, 1);
    }
}
