using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class IndividualLogitTests
{
    private static readonly Population Known = new([-.5, .7], new[,] { { .2, .05 }, { .05, .6 } });

    [Fact]
    public void With_little_prior_a_persons_tastes_are_the_likeliest_ones()
    {
        var table = new ChoiceTable([.. new Choosers(1).Choose(0, [-.5, .7], 200)]);
        var likeliest = MultinomialLogit.Fit(table).Coefficients;
        var top = IndividualLogit.Fit(table, Known with { Covariance = new[,] { { 1e8, 0 }, { 0, 1e8 } } })[0];
        for (var k = 0; k < 2; k++) Assert.Equal(likeliest[k], top.Utilities[k], 1e-5);
    }

    [Fact]
    public void Somebody_who_chose_nothing_is_the_population()
    {
        var people = IndividualLogit.Fit(new ChoiceTable([.. new Choosers(2).Choose(1, [-.5, .7], 5)]), Known);
        Assert.Equal(Known.Mean, people[0].Utilities);
        Assert.Equal(.6, people[0].Covariance[1, 1], 1e-9);
        Assert.InRange(people[1].Covariance[1, 1], 0, .6);
    }

    [Fact]
    public void Separated_choices_and_a_wide_prior_give_large_but_finite_tastes()
    {
        ChoiceTask[] always = [.. Enumerable.Range(0, 12).Select(t => new ChoiceTask(0, [[t % 5, 1], [t % 3, 0]], 0))];
        var wide = new Population([0, 0], new[,] { { 1e4, 0 }, { 0, 1e4 } });
        var taste = IndividualLogit.Fit(new ChoiceTable(always), wide)[0].Utilities;
        Assert.True(double.IsFinite(taste[0]) && taste[1] > 3);
    }

    [Fact]
    public void A_population_that_does_not_fit_is_refused()
    {
        var table = new ChoiceTable([.. new Choosers(2).Choose(0, [-.5, .7], 5)]);
        Assert.Throws<AssumptionException>(() => IndividualLogit.Fit(table, new Population([0], new double[,] { { 1 } })));
        Assert.Throws<AssumptionException>(() => IndividualLogit.Fit(table, new Population([0, 0], new double[,] { { 1, 2 }, { 2, 1 } })));
        Assert.Throws<AssumptionException>(() => IndividualLogit.Fit(table, new Population([0, 0], new double[,] { { 1 } })));
    }
}
