using System.Text.Json;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Reliability;

namespace Twins.Tests.Fidelity.Reliability;

public sealed class KrippendorffAlphaTests
{
    private const double None = double.NaN;

    /// <summary>The example of Krippendorff (2011), "Computing Krippendorff's alpha-reliability": 4 observers, 12 units.</summary>
    private static readonly double[][] Example =
    [
        [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, 3, None, None],
    ];

    [Theory]
    [InlineData(RatingScale.Nominal, .743)]
    [InlineData(RatingScale.Ordinal, .815)]
    [InlineData(RatingScale.Interval, .849)]
    public void The_published_example_comes_out_as_published(RatingScale scale, double alpha) =>
        Assert.Equal(alpha, KrippendorffAlpha.Of(Example, scale)!.Value, 3);

    [Theory]
    [InlineData("nominal", RatingScale.Nominal)]
    [InlineData("interval", RatingScale.Interval)]
    public void Alpha_is_what_NLTK_computes(string name, RatingScale scale)
    {
        var expected = Figures.Fidelity("agreement").GetProperty("alphas");
        double[][] things = [.. expected.GetProperty("things").EnumerateArray().Select(Gappy)];
        Assert.Equal(expected.Number(name), KrippendorffAlpha.Of(things, scale)!.Value, 10);
    }

    [Fact]
    public void Where_all_ratings_are_the_same_there_is_no_alpha() => Assert.Null(KrippendorffAlpha.Of([[3, 3], [3, 3, 3]], RatingScale.Ordinal));

    [Fact]
    public void Things_with_one_rating_say_nothing() =>
        Assert.Contains("two or more ratings", Assert.Throws<AssumptionException>(() => KrippendorffAlpha.Of([[1], [2, None], [1, 2]], RatingScale.Nominal)).Message);

    private static double[] Gappy(JsonElement thing) => [.. thing.EnumerateArray().Select(r => r.ValueKind is JsonValueKind.Null ? None : r.GetDouble())];
}
