using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Tests.Fidelity.Accuracy;

public sealed class IndividualityTests
{
    [Fact]
    public void The_share_of_hits_matches_scikit_learn_and_leaves_missing_answers_out()
    {
        var known = Figures.Fidelity("accuracy").GetProperty("matches");
        Assert.Equal(known.Number("share"), Matches.Share(known.Numbers("human"), known.Numbers("twin")), 1e-12);
        Assert.Equal(.5, Matches.Share([1, 2, double.NaN], [1, 3, 3]));
        Assert.Equal(.75, Matches.Majority([1, 1, 1, 2, double.NaN]));
        Assert.Throws<AssumptionException>(() => Matches.Share([double.NaN], [1]));
        Assert.Throws<AssumptionException>(() => Matches.Majority([double.NaN]));
    }

    [Fact]
    public void Accuracy_is_normalised_person_by_person()
    {
        // .6/.8 and .9/.9; the third agrees with themselves on nothing, the fourth never came back.
        var found = Normalised.Accuracy([.6, .9, .5, .5], [.8, .9, 0, double.NaN]);
        Assert.Equal(.875, found.Value, 1e-12);
        Assert.Equal((2, 2), (found.People, found.LeftOut));
        Assert.Throws<AssumptionException>(() => Normalised.Accuracy([.5], [0]));
        Assert.Throws<AssumptionException>(() => Normalised.Accuracy([1.5], [.5]));
    }

    [Fact]
    public void A_correlation_is_normalised_by_people_with_themselves()
    {
        Assert.Equal(.8, Normalised.Correlation(.4, .5), 1e-12);
        Assert.Throws<AssumptionException>(() => Normalised.Correlation(.4, 0));
        Assert.Throws<AssumptionException>(() => Normalised.Correlation(.4, double.NaN));
    }

    [Fact]
    public void Correlations_are_averaged_through_fishers_z()
    {
        var golden = Figures.Golden.GetProperty("fisher");
        Assert.Equal(golden.Number("mean"), Correlations.FisherMean(golden.Numbers("r")), 1e-12);
        Assert.Equal(.3, Correlations.FisherMean([.3, .9], [1, 0]), 1e-12);
        Assert.Throws<AssumptionException>(() => Correlations.FisherMean([.3, 1]));
        Assert.Throws<AssumptionException>(() => Correlations.FisherMean([]));
        Assert.Throws<AssumptionException>(() => Correlations.Interval(.5, 3));
    }

    [Fact]
    public void What_demographics_explain_matches_statsmodels_though_factors_depend_on_each_other()
    {
        var known = Figures.Fidelity("accuracy").GetProperty("demographics");
        var fit = DemographicFit.Of(known.Gappy("y"), [known.Whole("age"), known.Whole("region"), known.Whole("block")])!.Value;
        Assert.Equal(known.Number("adjusted"), fit.AdjustedRSquared, 1e-10);
        Assert.Equal(known.Number("people"), fit.People);
        Assert.Equal(known.Number("terms"), fit.Terms);
    }

    [Fact]
    public void Twins_that_answer_by_gender_alone_are_stereotypes()
    {
        int[] gender = [.. Enumerable.Range(0, 60).Select(i => i % 2)];
        var chance = new Random(1);
        double[] humans = [.. gender.Select(g => g + (3 * chance.NextDouble()))], twins = [.. gender.Select(g => (double)g)];
        var found = Stereotyping.Of([twins, [.. Enumerable.Repeat(1.0, 60)]], [humans, humans], [gender]);
        Assert.Equal(1, found.Twins, 1e-9);
        Assert.Equal(1, found.Items);
        Assert.True(found.Index > 1.5);
        Assert.Equal(1, Stereotyping.Of([humans], [humans], [gender]).Index!.Value, 1e-12);
    }

    [Fact]
    public void Too_few_people_for_the_demographics_are_refused_and_equal_answers_explain_nothing()
    {
        Assert.Throws<AssumptionException>(() => DemographicFit.Of([1, 2, 3, 4], [[0, 1, 2, 3]]));
        Assert.Null(DemographicFit.Of([.1, .1, .1, .1], [[0, 1, 0, 1]]));
        Assert.Throws<AssumptionException>(() => Stereotyping.Of([[.1, .1, .1]], [[1, 2, 3]], [[0, 1, 0]]));
        Assert.Throws<AssumptionException>(() => Stereotyping.Of([], [], [[0]]));
    }

    [Fact]
    public void The_index_is_withheld_where_demographics_explain_nothing_of_the_humans() =>
        Assert.Null(new Stereotyping(.2, -.01, 3).Index);

    [Fact]
    public void Homogeneity_is_the_chance_that_two_people_agree()
    {
        Assert.Equal(.375, Homogeneity.OfAnswers([[1, 1, 2, 3, double.NaN]]), 1e-12);
        Assert.Equal(1, Homogeneity.OfAnswers([[4, 4, 4]]));
        Assert.Throws<AssumptionException>(() => Homogeneity.OfAnswers([[double.NaN]]));
        Gen.Double[.01, 1].Array[1, 9].Sample(masses =>
            Assert.InRange(Homogeneity.Of(Distributions.Normalise(masses)), (1.0 / masses.Length) - 1e-12, 1 + 1e-12));
    }

    [Fact]
    public void Individuation_is_one_for_twins_that_never_change_and_nought_for_dice()
    {
        Assert.Equal(1, Individuation.Of([[1, 1], [2, 2], [5, 5]]));
        Assert.Equal(0, Individuation.Of([[1, 3], [3, 1], [2, 2]]));
        Assert.Null(Individuation.Of([[.1, .1], [.1, .1]]));
        Assert.Throws<AssumptionException>(() => Individuation.Of([[1], [2]]));
    }
}
