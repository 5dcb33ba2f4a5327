using System.Text.Json;
using Twins.Core.Fidelity;

namespace Twins.Tests.Fidelity;

public sealed class SsrTests
{
    private static readonly JsonElement Golden = Figures.Golden.GetProperty("ssr");
    private static readonly double[] Response = Golden.GetProperty("response")[0].Numbers();
    private static readonly double[][] First = Columns("anchors_cols");
    private static readonly double[][] Second = Columns("anchors2_cols");

    [Fact]
    public void Likenesses_match_the_golden_vectors() => Same(Golden.GetProperty("scaled_cos")[0].Numbers(), Ssr.ScaledCosines<double>(Response, First));

    [Fact]
    public void Ratings_match_the_golden_vectors()
    {
        Same(Golden.GetProperty("pmf")[0].Numbers(), Ssr.Rate<double>(Response, [First]));
        Same(Golden.GetProperty("pmf_eps_0p1")[0].Numbers(), Ssr.Rate<double>(Response, [First], epsilon: .1));
        Same(Golden.Numbers("pmf_T_0p5"), Ssr.Rate<double>(Response, [First], temperature: .5));
        Same(Golden.GetProperty("pmf_set2")[0].Numbers(), Ssr.Rate<double>(Response, [Second]));
    }

    [Fact]
    public void Anchor_sets_are_averaged_as_in_the_golden_vectors()
    {
        var mean = Ssr.Rate<double>(Response, [First, Second]);
        Same(Golden.GetProperty("pmf_mean_sets")[0].Numbers(), mean);
        Assert.Equal(Golden.Number("expected_rating"), Distributions.Mean(mean, [1, 2, 3, 4, 5]), 1e-12);
    }

    [Fact]
    public void Temperature_nought_is_one_hot() => Assert.Equal([0, 1, 0, 0, 0], Ssr.Rate<double>(Response, [First], temperature: 0));

    [Fact]
    public void A_small_temperature_approaches_one_hot_without_underflow() => Same([0, 1, 0, 0, 0], Ssr.Rate<double>(Response, [First], temperature: 1e-6));

    [Fact]
    public void Identical_likenesses_say_nothing_and_give_the_uniform_rating()
    {
        Assert.Equal([.25, .25, .25, .25], Ssr.Spread([.7, .7, .7, .7], 0));
        Assert.Equal([.25, .25, .25, .25], Ssr.Spread([.7, .7, .7, .7], .1));
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Ssr.Rate<float>([1, 0], [[[1, 1], [1, 1], [2, 2]]], temperature: 0), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(11)]
    public void Any_number_of_points_will_do(int points)
    {
        float[][] anchors = [.. Enumerable.Range(0, points).Select(k => new[] { MathF.Cos(k * MathF.PI / points), MathF.Sin(k * MathF.PI / points) })];
        var p = Ssr.Rate<float>(anchors[points - 1], [anchors]);
        Assert.Equal(points, p.Length);
        Assert.Equal(1, p.Sum(), 1e-12);
        Assert.Equal(p.Max(), p[^1]);
    }

    [Fact]
    public void Anchors_that_an_embedder_cannot_tell_apart_are_noticed()
    {
        var apart = Ssr.Separation<float>([[1, 0], [1, 1], [0, 1]]);
        var alike = Ssr.Separation<float>([[1, 0], [.9f, .1f], [.99f, .01f]]);
        Assert.True(apart.Ordered);
        Assert.Equal(0, apart.EndToEnd, 1e-12);
        Assert.False(alike.Ordered);
        Assert.True(alike.EndToEnd > .99);
    }

    [Fact]
    public void A_survey_is_the_weighted_mean_of_its_respondents() => Same([.75, .25], Ssr.Survey([[1, 0], [0, 1]], [3, 1]));

    [Fact]
    public void Embeddings_that_do_not_fit_are_refused()
    {
        Assert.Throws<AssumptionException>(() => Ssr.Rate<float>([1, 0], [[[1, 0, 0], [0, 1, 0]]]));
        Assert.Throws<AssumptionException>(() => Ssr.Rate<float>([0, 0], [[[1, 0], [0, 1]]]));
        Assert.Throws<AssumptionException>(() => Ssr.Rate<float>([1, 0], []));
        Assert.Throws<AssumptionException>(() => Ssr.Rate<float>([1, 0], [[[1, 0], [0, 1]], [[1, 0], [0, 1], [1, 1]]]));
    }

    private static double[][] Columns(string name)
    {
        var rows = Golden.GetProperty(name).EnumerateArray().Select(r => r.Numbers()).ToArray();
        return [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Select(r => r[c]).ToArray())];
    }

    private static void Same(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], 1e-12);
    }
}
