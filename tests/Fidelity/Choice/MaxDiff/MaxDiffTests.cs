using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Fidelity.Choice.MaxDiff;

namespace Twins.Tests.Fidelity.Choice.MaxDiff;

public sealed class MaxDiffTests
{
    private static readonly double[] Utilities = [1.2, .5, 0, -.2, -.5, -1];

    [Fact]
    public void Counts_are_best_minus_worst_over_shown()
    {
        MaxDiffTask[] tasks = [new(0, [0, 1, 2], 0, 2), new(0, [0, 1, 3], 1, 3, 2), new(1, [1, 2, 3], 2, 1)];
        var counts = MaxDiffCounts.Of(tasks, 4, 200, 1);
        Assert.Equal((1.0, 0.0, 3.0), (counts[0].Best, counts[0].Worst, counts[0].Shown));
        Assert.Equal((2 - 1) / 4.0, counts[1].Score, 1e-12);
        Assert.Equal(0, counts[2].Score, 1e-12);
        Assert.Equal(-2 / 3.0, counts[3].Score, 1e-12);
    }

    [Theory]
    [InlineData(25, 6, 1)]
    [InlineData(120, 4, 0)]
    public void Nineteen_of_twenty_intervals_of_counts_hold_the_true_score(int people, int tasks, double deviation)
    {
        const int Studies = 1200;
        var truth = MaxDiffCounts.Of(new Judges(1).Judge(100_000, 1, Utilities, deviation), 6, 2, 1).Select(c => c.Score).ToArray();
        var held = 0;
        Parallel.For(0, Studies, study =>
        {
            var counts = MaxDiffCounts.Of(new Judges(study + 5).Judge(people, tasks, Utilities, deviation), 6, 600, study);
            for (var i = 0; i < 6; i++)
                if (counts[i].Interval!.Value.Low <= truth[i] && truth[i] <= counts[i].Interval!.Value.High) Interlocked.Increment(ref held);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / (6.0 * Studies):0.0000}");
        Assert.InRange(held / (6.0 * Studies), .935, .965);
    }

    [Fact]
    public void Nineteen_of_twenty_intervals_of_shares_hold_the_true_share()
    {
        const int Studies = 1500;
        var odds = Utilities.Select(Math.Exp).ToArray();
        var held = 0;
        Parallel.For(0, Studies, study =>
        {
            var shares = MaxDiffLogit.Shares(MultinomialLogit.Fit(new ChoiceTable(MaxDiffLogit.Choices(new Judges(study).Judge(50, 5, Utilities, 0), 6))));
            for (var i = 0; i < 6; i++)
                if (shares[i].Interval.Low <= 100 * odds[i] / odds.Sum() && 100 * odds[i] / odds.Sum() <= shares[i].Interval.High) Interlocked.Increment(ref held);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / (6.0 * Studies):0.0000}");
        Assert.InRange(held / (6.0 * Studies), .935, .965);
    }

    [Fact]
    public void Utilities_are_recovered_for_all_and_for_each()
    {
        var table = new ChoiceTable(MaxDiffLogit.Choices(new Judges(2).Judge(250, 12, Utilities, .8), 6));
        var each = HierarchicalLogit.Fit(table, new HierarchicalOptions { Seed = 1, Warmup = 200, Kept = 100, Every = 2, Spread = 1 });
        var found = MaxDiffLogit.Utilities(each.Population.Mean);
        for (var i = 0; i < 6; i++) Assert.Equal(Utilities[i], found[i], .25);
        Assert.Equal(100, MaxDiffLogit.Shares(each, 1).Sum(s => s.Share), 1e-6);
        Assert.Equal(100, MaxDiffLogit.Shares(MultinomialLogit.Fit(table)).Sum(s => s.Share), 1e-6);
        var person = IndividualLogit.Fit(table, each.Population)[7];
        Assert.Equal(0, MaxDiffLogit.Utilities(person.Utilities).Sum(), 1e-9);
    }

    [Fact]
    public void Renaming_items_renames_their_utilities_and_changes_nothing_else()
    {
        var tasks = new Judges(3).Judge(40, 6, Utilities, .3);
        int[] renamed = [5, 3, 0, 1, 4, 2];
        double[] plain = Of(tasks), other = Of([.. tasks.Select(t => new MaxDiffTask(t.Person, [.. t.Items.Select(i => renamed[i])], renamed[t.Best], renamed[t.Worst]))]);
        for (var i = 0; i < 6; i++) Assert.Equal(plain[i], other[renamed[i]], 1e-7);

        static double[] Of(IReadOnlyList<MaxDiffTask> tasks) => MaxDiffLogit.Utilities(MultinomialLogit.Fit(new ChoiceTable(MaxDiffLogit.Choices(tasks, 6))).Coefficients);
    }

    [Fact]
    public void An_item_that_always_wins_has_counts_but_no_finite_utility()
    {
        MaxDiffTask[] tasks = [.. Enumerable.Range(0, 30).Select(p => new MaxDiffTask(p, [0, 1, 2, 3], 0, 1 + (p % 3)))];
        Assert.Equal(1, MaxDiffCounts.Of(tasks, 4, 50, 1)[0].Score, 1e-12);
        Assert.Contains("separated", Assert.Throws<AssumptionException>(() => MultinomialLogit.Fit(new ChoiceTable(MaxDiffLogit.Choices(tasks, 4)))).Message);
    }

    [Fact]
    public void Answers_that_name_what_was_not_shown_are_refused()
    {
        foreach (var bad in (MaxDiffTask[])[new(0, [0, 1, 2], 3, 1), new(0, [0, 1, 2], 1, 1), new(0, [0, 1, 1], 0, 1), new(0, [0, 1], 0, 1), new(0, [0, 1, 9], 0, 1), new(-1, [0, 1, 2], 0, 1), new(0, [0, 1, 2], 0, 1, 0)])
            Assert.Throws<AssumptionException>(() => MaxDiffLogit.Choices([bad], 4));
        Assert.Contains("Item 3", Assert.Throws<AssumptionException>(() => MaxDiffCounts.Of([new(0, [0, 1, 2], 0, 1)], 4, 50, 1)).Message);
        Assert.Null(MaxDiffCounts.Of([new(0, [0, 1, 2], 0, 1)], 3, 50, 1)[0].Interval);
    }
}
