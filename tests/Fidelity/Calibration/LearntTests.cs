using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Calibration;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class LearntTests
{
    [Fact]
    public void What_was_learnt_is_refused_for_the_people_it_was_learnt_from()
    {
        var learnt = Learnt.From(["ann", "bob"], () => new AffineCalibration(1, .5, .4, 2));
        Assert.Equal(1, learnt.For(["cleo", "dan"]).Intercept);
        var refusal = Assert.Throws<AssumptionException>(() => learnt.For(["cleo", "bob"]));
        Assert.Equal("1 of 2 people were learnt from; judge it on people kept apart.", refusal.Message);
        Assert.Equal(2, learnt.People);
    }

    [Fact]
    public void What_follows_from_it_is_refused_for_them_too()
    {
        var next = Learnt.From(["ann"], () => 3).Then(x => x * 2);
        Assert.Equal(6, next.For(["bob"]));
        Assert.Throws<AssumptionException>(() => next.For(["ann"]));
    }

    [Fact]
    public void Nobody_and_the_nameless_teach_nothing()
    {
        Assert.Throws<AssumptionException>(() => Learnt.From([], () => 1));
        Assert.Throws<AssumptionException>(() => Learnt.From(["ann", ""], () => 1));
        Assert.Throws<AssumptionException>(() => new PeopleSplit(1).Place(""));
        Assert.Throws<AssumptionException>(() => new PeopleSplit(1).Fold("ann", 1));
        Assert.Throws<AssumptionException>(() => new PeopleSplit(1).IsGate("ann", 1));
    }

    [Fact]
    public void Folds_and_the_gate_are_about_as_large_as_asked_for_and_stay_the_same()
    {
        string[] people = [.. Enumerable.Range(0, 10_000).Select(i => $"person-{i}")];
        PeopleSplit split = new(3), again = new(3), other = new(4);
        Assert.All(people.CountBy(p => split.Fold(p, 5)), f => Assert.InRange(f.Value, 1800, 2200));
        Assert.InRange(people.Count(p => split.IsGate(p, .3)), 2800, 3200);
        Assert.All(people, p => Assert.Equal(split.Fold(p, 5), again.Fold(p, 5)));
        Assert.InRange(people.Count(p => split.Fold(p, 5) == other.Fold(p, 5)), 1700, 2300);
        // Known for good: a company's gate must not change under it.
        Assert.Equal(Known, people[..4].Select(p => split.Place(p)));
    }

    private static readonly double[] Known = [0.99373081830756649, 0.59122564750069517, 0.46776320804387461, 0.78444229072833538];

    [Fact]
    public void A_growing_gate_only_takes_people_in() =>
        Gen.Select(Gen.String[1, 12], Gen.Double[.01, .98], Gen.Long).Sample((person, share, seed) =>
        {
            var split = new PeopleSplit(seed);
            if (split.IsGate(person, share)) Assert.True(split.IsGate(person, Math.Min(.99, share + .01)));
        });

    [Fact]
    public void A_calibrator_learnt_on_one_side_of_a_split_serves_the_other()
    {
        string[] people = [.. Enumerable.Range(0, 500).Select(i => $"p{i}")];
        var split = new PeopleSplit(9);
        var learnt = Learnt.From(people.Where(p => !split.IsGate(p, .4)), () => 1);
        Assert.Equal(1, learnt.For(people.Where(p => split.IsGate(p, .4))));
        Assert.Throws<AssumptionException>(() => learnt.For(people));
    }
}
