using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Reliability;

namespace Twins.Tests.Fidelity.Reliability;

public sealed class KappaTests
{
    [Theory]
    [InlineData("nominal", KappaWeights.Nominal)]
    [InlineData("linear", KappaWeights.Linear)]
    [InlineData("quadratic", KappaWeights.Quadratic)]
    public void Kappa_is_what_statsmodels_computes(string name, KappaWeights weights)
    {
        var expected = Figures.Fidelity("agreement").GetProperty("kappas");
        var kappa = Kappa.Of(expected.Whole("first"), expected.Whole("second"), 5, weights);
        Assert.Equal(expected.Number(name), kappa.Value!.Value, 12);
        Assert.Equal(80, kappa.Things);
    }

    [Fact]
    public void Raters_who_always_agree_have_kappa_one_and_those_who_use_one_category_have_none()
    {
        Assert.Equal(1, Kappa.Of([0, 1, 2, 1], [0, 1, 2, 1], 3).Value);
        var single = Kappa.Of([1, 1, 1], [1, 1, 1], 3);
        Assert.Null(single.Value);
        Assert.Equal(1, single.Agreement);
    }

    [Fact]
    public void A_missing_rating_leaves_its_thing_out() =>
        Assert.Equal(Kappa.Of([0, 1, 1], [0, 1, 0], 2), Kappa.Of([0, -1, 1, 1, 0], [0, 1, 1, 0, -1], 2));

    [Fact]
    public void Raters_who_guess_agree_no_better_than_chance() =>
        Gen.Select(Gen.Int[0, 2].Array[4000], Gen.Int[0, 2].Array[4000]).Sample(
            (a, b) => Assert.InRange(Kappa.Of(a, b, 3).Value!.Value, -.08, .08), iter: 20);

    [Fact]
    public void Ratings_that_do_not_pair_up_or_lie_beyond_the_categories_are_refused()
    {
        Assert.Contains("must pair up", Assert.Throws<AssumptionException>(() => Kappa.Of([0], [0, 1], 2)).Message);
        Assert.Contains("Category 2", Assert.Throws<AssumptionException>(() => Kappa.Of([0, 2], [0, 1], 2)).Message);
        Assert.Contains("both rated", Assert.Throws<AssumptionException>(() => Kappa.Of([-1], [0], 2)).Message);
    }
}
