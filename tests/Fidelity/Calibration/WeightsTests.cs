using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class WeightsTests
{
    private static readonly RakingOptions Exact = new() { Tolerance = 1e-11 };

    [Fact]
    public void Raking_matches_the_survey_package_of_R()
    {
        var known = Figures.Fidelity("weights");
        var people = known.GetProperty("people");
        var margins = Margins(known);
        foreach (var (name, start) in new[] { ("plain", (double[]?)null), ("started", people.Numbers("start")) })
        {
            var expected = known.GetProperty(name);
            var raked = RakedWeights.Of(margins, Exact, start);
            Assert.Equal(expected.Numbers("weights"), raked.Values, (a, b) => Math.Abs(a - b) < 1e-7);
            Assert.Equal(expected.Number("deff"), raked.DesignEffect, 1e-7);
            Assert.Equal(expected.Number("mean"), people.Numbers("y").Zip(raked.Values, (y, w) => y * w).Average(), 1e-8);
        }
    }

    [Fact]
    public void Trimmed_weights_meet_the_margins_and_the_limit()
    {
        var margins = Margins(Figures.Fidelity("weights"));
        var free = RakedWeights.Of(margins, Exact);
        var trimmed = RakedWeights.Of(margins, Exact with { Trim = .8 * free.Values.Max() });
        Assert.True(trimmed.Values.Max() <= (.8 * free.Values.Max()) + 1e-9);
        Assert.Equal(1, trimmed.Values.Average(), 1e-9);
        foreach (var margin in margins)
            for (var g = 0; g < margin.Shares.Length; g++) Assert.Equal(margin.Shares[g], trimmed.Values.Where((_, i) => margin.Groups[i] == g).Sum() / trimmed.Values.Length, 1e-9);
        Assert.Contains("trim less", Assert.Throws<AssumptionException>(() => RakedWeights.Of(margins, Exact with { Trim = 1.2 })).Message);
    }

    [Fact]
    public void Margins_that_are_met_already_leave_weights_alone() =>
        Gen.Select(Gen.Int[0, 2].Array[30], Gen.Int[0, 1].Array[30]).Sample((age, sex) =>
        {
            var raked = RakedWeights.Of([new("age", age, Shares(age, 3)), new("sex", sex, Shares(sex, 2))], Exact);
            Assert.All(raked.Values, w => Assert.Equal(1, w, 1e-9));
            Assert.Equal(1, raked.DesignEffect, 1e-9);
            Assert.Equal(1, raked.Rounds);
        }, iter: 50);

    [Fact]
    public void Margins_that_contradict_each_other_are_refused_with_their_names()
    {
        // Everybody old is a woman, so that 70 % cannot be old where 40 % are women.
        RakingMargin age = new("age", [0, 0, 0, 1, 1], [.3, .7]), sex = new("sex", [0, 1, 0, 1, 1], [.6, .4]);
        Assert.Contains("the margins contradict each other", Assert.Throws<AssumptionException>(() => RakedWeights.Of([age, sex], Exact)).Message);
        Assert.Equal("age has nobody in group 2 (counted from 0); merge it with a group like it.", Assert.Throws<AssumptionException>(() => RakedWeights.Of([age with { Shares = [.3, .6, .1] }], Exact)).Message);
        Assert.Throws<AssumptionException>(() => RakedWeights.Of([age, sex with { Groups = [0, 1] }], Exact));
        Assert.Throws<AssumptionException>(() => RakedWeights.Of([age with { Groups = [0, 0, 0, 1, 2] }], Exact));
        Assert.Throws<AssumptionException>(() => RakedWeights.Of([age with { Shares = [.3, .6] }], Exact));
        Assert.Throws<AssumptionException>(() => RakedWeights.Of([], Exact));
        Assert.Contains("weight 0", Assert.Throws<AssumptionException>(() => RakedWeights.Of([age], Exact, [1, 1, 1, 0, 0])).Message);
        Assert.Throws<AssumptionException>(() => RakedWeights.Of([age], Exact with { Trim = 1 }));
        Assert.Throws<AssumptionException>(() => RakedWeights.Of([age], Exact with { Tolerance = 0 }));
    }

    [Fact]
    public void Post_stratification_matches_the_survey_package_of_R()
    {
        var known = Figures.Fidelity("weights");
        var people = known.GetProperty("people");
        var found = PostStratifiedMean.Of(people.Whole("age"), people.Numbers("y"), known.Numbers("ages"));
        var expected = known.GetProperty("stratified");
        Assert.Equal(expected.Number("mean"), found.Value, 1e-10);
        Assert.Equal(expected.Number("se"), found.StandardError, 1e-10);
        Assert.Equal(expected.Numbers("means"), found.GroupMeans.Select(m => m!.Value), (a, b) => Math.Abs(a - b) < 1e-10);
        var raked = RakedWeights.Of([new("age", people.Whole("age"), known.Numbers("ages"))], Exact);
        Assert.Equal(raked.DesignEffect, found.DesignEffect, 1e-9);
    }

    [Theory]
    [InlineData("normal", 60, false)]
    [InlineData("normal", 120, true)]
    [InlineData("skewed", 60, false)]
    [InlineData("skewed", 120, true)]
    [InlineData("Likert", 60, false)]
    [InlineData("Likert", 120, true)]
    [InlineData("yes or no", 60, false)]
    [InlineData("yes or no", 120, true)]
    public void Nineteen_of_twenty_post_stratified_intervals_hold_the_true_mean(string name, int people, bool reversed)
    {
        const int Studies = 6000;
        double[] shares = [.1, .2, .3, .4], present = reversed ? [.4, .3, .2, .1] : shares;
        var (chance, held, drawn) = (new Random(people), 0, 0);
        for (var study = 0; study < Studies; study++)
        {
            var shape = name is "yes or no" ? Shape.YesNo(.1 + (.8 * chance.NextDouble())) : Shape.All[name];
            int[] groups = [.. Enumerable.Range(0, people).Select(_ => Group(present, chance.NextDouble()))];
            if (Enumerable.Range(0, 4).Any(g => groups.Count(x => x == g) < 5)) continue;
            // Groups differ in level, which is why they are weighted; on coarse scales that would change their shape too.
            var level = name is "normal" or "skewed" ? .5 : 0;
            var answers = shape.Draw(people, 0, chance).Human.Select((y, i) => y + (level * groups[i])).ToArray();
            var interval = PostStratifiedMean.Of(groups, answers, shares).Interval;
            drawn++;
            if (interval.Low <= shape.Mean + (2 * level) && shape.Mean + (2 * level) <= interval.High) held++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{name} {people} {held / (double)drawn:0.0000} of {drawn}");
        Assert.InRange(held / (double)drawn, .935, .965);
    }

    [Fact]
    public void Groups_too_small_to_tell_are_refused_by_number()
    {
        int[] groups = [0, 0, 0, 0, 0, 1, 1, 1, 1, 3];
        double[] answers = [1, 2, 3, 4, 5, 1, 2, 3, 4, double.NaN];
        Assert.Equal("Group 1, 2 (counted from 0) has fewer than 5 answers; merge it with a group like it.", Assert.Throws<AssumptionException>(() => PostStratifiedMean.Of(groups, answers, [.5, .3, .2, 0])).Message);
        var found = PostStratifiedMean.Of(groups, answers, [1, 0, 0, 0]);
        Assert.Equal(3, found.Value);
        Assert.Equal([3, 2.5, null, null], found.GroupMeans);
        Assert.Throws<AssumptionException>(() => PostStratifiedMean.Of(groups, answers, [.5, .5]));
        Assert.Throws<AssumptionException>(() => PostStratifiedMean.Of(groups.AsSpan(..5), [4, 4, 4, 4, 4], [1]));
        Assert.Throws<AssumptionException>(() => PostStratifiedMean.Of(groups.AsSpan(..5), [4, 4, 4, 4, double.PositiveInfinity], [1]));
        var nobody = PostStratifiedMean.Of(groups.AsSpan(..5), [0, 0, 0, 0, 0], [1]);
        Assert.Equal((0.0, 0.0), (nobody.Value, nobody.StandardError));
        Assert.InRange(nobody.Interval.High, .3, .65);
    }

    private static List<RakingMargin> Margins(System.Text.Json.JsonElement known)
    {
        var people = known.GetProperty("people");
        return [new("age", people.Whole("age"), known.Numbers("ages")), new("sex", people.Whole("sex"), known.Numbers("sexes")), new("region", people.Whole("region"), known.Numbers("regions"))];
    }

    private static double[] Shares(int[] groups, int count) => [.. Enumerable.Range(0, count).Select(g => groups.Count(x => x == g) / (double)groups.Length)];

    private static int Group(double[] shares, double draw)
    {
        var group = 0;
        while (group < shares.Length - 1 && draw >= shares[group]) draw -= shares[group++];
        return group;
    }
}
