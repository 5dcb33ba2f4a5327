using CsCheck;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Reach;

namespace Twins.Tests.Fidelity.Choice.Reach;

public sealed class TurfTests
{
    private static readonly Gen<bool[][]> People = Gen.Bool.Array[8].Array[3, 40];

    [Fact]
    public void Two_niches_reach_more_than_two_favourites_of_the_same_people()
    {
        // Items 0 and 1 appeal to the same six of ten, item 2 to the other four.
        bool[][] people = [.. Enumerable.Range(0, 10).Select(p => new[] { p < 6, p < 6, p >= 6 })];
        var best = Turf.Best(new Appeal(people), 2, 200, 1);
        Assert.Contains(2, best.Items);
        Assert.Equal((1.0, 1.0), (best.Reach, best.Frequency));
        Assert.Equal(PortfolioSearch.Exact, best.Search);
        Assert.Equal(.6, new Appeal(people).Of([0, 1], 200, 1).Reach, 1e-12);
        Assert.Equal(1.2, new Appeal(people).Of([0, 1], 200, 1).Frequency, 1e-12);
    }

    [Fact]
    public void No_set_reaches_more_than_the_exact_one_and_greedy_keeps_its_promise() => People.Select(Gen.Int[1, 4]).Sample((people, size) =>
    {
        var appeal = new Appeal(people);
        var best = Turf.Best(appeal, size, 2, 1).Reach;
        var greedy = appeal.Of(Turf.Greedy(appeal, size), 2, 1).Reach;
        Assert.InRange(greedy, (1 - (1 / Math.E)) * best - 1e-9, best + 1e-9);
        Assert.All(Enumerable.Range(0, 256).Where(m => int.PopCount(m) == size), m => Assert.True(appeal.Of([.. Enumerable.Range(0, 8).Where(i => (m >> i & 1) is 1)], 2, 1).Reach <= best + 1e-9));
    }, iter: 60);

    [Fact]
    public void A_weight_of_two_is_the_same_as_asking_twice() => People.Sample(people =>
    {
        var weighted = Turf.Best(new Appeal(people, [.. people.Select((_, i) => i is 0 ? 2.0 : 1)]), 3, 2, 1);
        var twice = Turf.Best(new Appeal([.. people, people[0]]), 3, 2, 1);
        Assert.Equal(twice.Reach, weighted.Reach, 1e-9);
        Assert.Equal(twice.Frequency, weighted.Frequency, 1e-9);
    }, iter: 100);

    [Fact]
    public void Beyond_what_can_be_tried_the_search_is_greedy_and_says_so()
    {
        var chance = new Random(1);
        bool[][] people = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 60).Select(_ => chance.Next(20) is 0).ToArray())];
        var found = Turf.Best(new Appeal(people), 8, 100, 1);
        Assert.Equal(PortfolioSearch.Greedy, found.Search);
        Assert.Equal(8, found.Items.Distinct().Count());
    }

    [Theory]
    [InlineData(40, .12)]
    [InlineData(150, .3)]
    public void Nineteen_of_twenty_intervals_hold_the_true_reach_and_frequency(int people, double appeals)
    {
        const int Studies = 3000;
        int reached = 0, often = 0;
        Parallel.For(0, Studies, study =>
        {
            var chance = new Random(study);
            var found = new Appeal([.. Enumerable.Range(0, people).Select(_ => Enumerable.Range(0, 4).Select(_ => chance.NextDouble() < appeals).ToArray())]).Of([0, 1, 2], 500, study);
            if (Holds(found.ReachInterval, 1 - Math.Pow(1 - appeals, 3))) Interlocked.Increment(ref reached);
            if (Holds(found.FrequencyInterval!.Value, 3 * appeals)) Interlocked.Increment(ref often);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{reached / (double)Studies:0.0000} {often / (double)Studies:0.0000}");
        Assert.InRange(reached / (double)Studies, .935, .965);
        Assert.InRange(often / (double)Studies, .935, .965);

        static bool Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High;
    }

    [Fact]
    public void Sets_that_cannot_be_are_refused()
    {
        Assert.Throws<AssumptionException>(() => new Appeal([]));
        Assert.Throws<AssumptionException>(() => new Appeal([[true], [true, false]]));
        Assert.Throws<AssumptionException>(() => new Appeal([[true]], [0]));
        Assert.Throws<AssumptionException>(() => new Appeal([[true]], [1, 1]));
        Assert.Throws<AssumptionException>(() => new Appeal([new bool[65]]));
        var appeal = new Appeal([[true, false]]);
        Assert.Throws<AssumptionException>(() => Turf.Best(appeal, 3, 2, 1));
        Assert.Throws<AssumptionException>(() => appeal.Of([1, 1], 2, 1));
        Assert.Throws<AssumptionException>(() => appeal.Of([2], 2, 1));
        Assert.Null(appeal.Of([0], 2, 1).FrequencyInterval);
    }
}
