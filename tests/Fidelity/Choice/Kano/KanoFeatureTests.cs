using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Kano;
using static Twins.Core.Fidelity.Choice.Kano.KanoCategory;

namespace Twins.Tests.Fidelity.Choice.Kano;

public sealed class KanoFeatureTests
{
    private static readonly KanoAnswer ForMustBe = new(KanoFeeling.Neutral, KanoFeeling.Dislike);
    private static readonly KanoAnswer ForAttractive = new(KanoFeeling.Like, KanoFeeling.Neutral);
    private static readonly KanoAnswer ForOneDimensional = new(KanoFeeling.Like, KanoFeeling.Dislike);
    private static readonly KanoAnswer ForIndifferent = new(KanoFeeling.Neutral, KanoFeeling.Neutral);

    [Fact]
    public void The_table_is_the_published_one()
    {
        KanoCategory[][] table =
        [
            [Questionable, Attractive, Attractive, Attractive, OneDimensional],
            [Reverse, Indifferent, Indifferent, Indifferent, MustBe],
            [Reverse, Indifferent, Indifferent, Indifferent, MustBe],
            [Reverse, Indifferent, Indifferent, Indifferent, MustBe],
            [Reverse, Reverse, Reverse, Reverse, Questionable],
        ];
        for (var present = 1; present <= 5; present++)
            for (var absent = 1; absent <= 5; absent++)
                Assert.Equal(table[present - 1][absent - 1], KanoFeature.Categorise(new KanoAnswer((KanoFeeling)present, (KanoFeeling)absent)));
    }

    [Fact]
    public void Better_and_worse_leave_out_who_contradicts_or_reverses()
    {
        // 10 A, 6 O, 3 M, 1 I, 5 reverse.
        var feature = KanoFeature.Of([.. Times(10, ForAttractive), .. Times(6, ForOneDimensional), .. Times(3, ForMustBe), ForIndifferent, .. Times(5, new KanoAnswer(KanoFeeling.Dislike, KanoFeeling.Like))]);
        Assert.Equal((Attractive, OneDimensional), (feature.Category, feature.Second));
        Assert.Equal(16 / 20.0, feature.Better!.Value, 1e-12);
        Assert.Equal(-9 / 20.0, feature.Worse!.Value, 1e-12);
        Assert.Equal(Proportions.Wilson(.8, 20), feature.BetterInterval);
        Assert.Equal(-Proportions.Wilson(.45, 20).High, feature.WorseInterval!.Value.Low, 1e-12);
        Assert.Equal(5, feature.Count(Reverse), 1e-12);
        Assert.False(feature.Clear);
    }

    [Fact]
    public void A_tie_goes_to_what_obliges_more_and_a_landslide_is_clear()
    {
        Assert.Equal(MustBe, KanoFeature.Of([.. Times(4, ForAttractive), .. Times(4, ForMustBe)]).Category);
        var landslide = KanoFeature.Of([.. Times(30, ForMustBe), .. Times(3, ForIndifferent)]);
        Assert.True(landslide.Clear && landslide.ClearByFong);
    }

    /// <summary>Two categories that share all answers evenly, which is what "not clear" means.</summary>
    [Fact]
    public void The_sign_test_keeps_its_level_where_fongs_does_not()
    {
        int clear = 0, fong = 0;
        for (var study = 0; study < 4000; study++)
        {
            var chance = new Random(study);
            var feature = KanoFeature.Of([.. Enumerable.Range(0, 150).Select(_ => chance.Next(2) is 0 ? ForMustBe : ForIndifferent)]);
            if (feature.Clear) clear++;
            if (feature.ClearByFong) fong++;
        }
        Assert.InRange(clear / 4000.0, .03, .07);
        Assert.InRange(fong / 4000.0, .2, .3);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(120)]
    public void Nineteen_of_twenty_intervals_hold_the_true_coefficients(int people)
    {
        const int Studies = 5000;
        var held = 0;
        for (var study = 0; study < Studies; study++)
        {
            var chance = new Random(study);
            var feature = KanoFeature.Of([.. Enumerable.Range(0, people).Select(_ => chance.NextDouble() switch { < .3 => ForAttractive, < .5 => ForOneDimensional, < .65 => ForMustBe, < .9 => ForIndifferent, _ => new KanoAnswer(KanoFeeling.Like, KanoFeeling.Like) })]);
            if (feature.BetterInterval!.Value.Low <= .5 / .9 && .5 / .9 <= feature.BetterInterval.Value.High) held++;
            if (feature.WorseInterval!.Value.Low <= -.35 / .9 && -.35 / .9 <= feature.WorseInterval.Value.High) held++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / (2.0 * Studies):0.0000}");
        Assert.InRange(held / (2.0 * Studies), .935, .965);
    }

    [Fact]
    public void Whole_weights_are_the_same_as_asking_as_often_but_for_the_certainty() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.Int[1, 3]).Array[1, 30].Sample(answers =>
    {
        var weighted = KanoFeature.Of([.. answers.Select(a => new KanoAnswer((KanoFeeling)a.Item1, (KanoFeeling)a.Item2, a.Item3))]);
        var repeated = KanoFeature.Of([.. answers.SelectMany(a => Times(a.Item3, new KanoAnswer((KanoFeeling)a.Item1, (KanoFeeling)a.Item2)))]);
        Assert.Equal(repeated.Category, weighted.Category);
        Assert.Equal(repeated.Better ?? -1, weighted.Better ?? -1, 1e-9);
        Assert.Equal(repeated.Worse ?? 1, weighted.Worse ?? 1, 1e-9);
    });

    [Fact]
    public void Nobody_who_shapes_the_coefficients_leaves_them_undefined_and_what_is_no_feeling_is_refused()
    {
        var reversed = KanoFeature.Of([new KanoAnswer(KanoFeeling.Dislike, KanoFeeling.Like)]);
        Assert.Null(reversed.Better);
        Assert.Null(reversed.WorseInterval);
        Assert.Throws<AssumptionException>(() => KanoFeature.Of([]));
        Assert.Throws<AssumptionException>(() => KanoFeature.Of([new KanoAnswer((KanoFeeling)6, KanoFeeling.Like)]));
        Assert.Throws<AssumptionException>(() => KanoFeature.Of([ForMustBe with { Weight = 0 }]));
    }

    private static IEnumerable<KanoAnswer> Times(int count, KanoAnswer answer) => Enumerable.Repeat(answer, count);
}
