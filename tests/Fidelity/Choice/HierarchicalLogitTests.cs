using MathNet.Numerics.Statistics;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice;

namespace Twins.Tests.Fidelity.Choice;

public sealed class HierarchicalLogitTests
{
    private static readonly double[] Mean = [-.6, .8, -.4];
    private static readonly double[] Deviations = [.35, .9, .6];
    /// <summary>Enough for a few columns.</summary>
    private static readonly HierarchicalOptions Short = new() { Seed = 1, Warmup = 200, Kept = 150, Every = 2 };
    private static readonly double[][] Products = [[2, 1, 0], [1, 0, 0], [4, 1, 1]];

    [Fact]
    public void Tastes_of_the_population_and_of_people_are_recovered()
    {
        var choosers = new Choosers(1);
        double[][] tastes = [.. Enumerable.Range(0, 300).Select(_ => choosers.Tastes(Mean, Deviations))];
        var table = new ChoiceTable([.. tastes.SelectMany((b, p) => choosers.Choose(p, b, 12))]);
        var fit = HierarchicalLogit.Fit(table, Short);
        var tops = IndividualLogit.Fit(table, fit.Population);
        for (var k = 0; k < Mean.Length; k++)
        {
            Assert.Equal(Mean[k], fit.Population.Mean[k], .2);
            Assert.Equal(Deviations[k], Math.Sqrt(fit.Population.Covariance[k, k]), .2);
            Assert.InRange(Correlation.Pearson(tastes.Select(b => b[k]), Enumerable.Range(0, 300).Select(p => fit.Utilities(p)[k])), k is 0 ? .7 : .45, 1);
            Assert.InRange(Correlation.Pearson(tastes.Select(b => b[k]), tops.Select(t => t.Utilities[k])), k is 0 ? .7 : .45, 1);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_tastes_and_another_seed_nearly_the_same()
    {
        var table = new ChoiceTable(new Choosers(3).Many(80, 10, Mean, Deviations));
        var one = HierarchicalLogit.Fit(table, Short);
        Assert.Equal(one.Utilities(5), HierarchicalLogit.Fit(table, Short).Utilities(5));
        var other = HierarchicalLogit.Fit(table, Short with { Seed = 9 });
        for (var k = 0; k < Mean.Length; k++) Assert.Equal(one.Population.Mean[k], other.Population.Mean[k], .1);
    }

    [Fact]
    public void A_chain_that_was_stopped_at_once_is_seen_to_have_settled_less()
    {
        var table = new ChoiceTable(new Choosers(3).Many(80, 10, Mean, [.8, 2, 1.5]));
        var settled = HierarchicalLogit.Fit(table, new HierarchicalOptions { Seed = 1, Warmup = 300, Kept = 300, Every = 3 }).LargestRHat;
        Assert.InRange(settled, .99, 1.1);
        Assert.True(HierarchicalLogit.Fit(table, new HierarchicalOptions { Seed = 1, Warmup = 50, Kept = 40, Every = 1 }).LargestRHat > settled + .02);
    }

    [Fact]
    public void Too_few_people_people_without_choices_and_useless_options_are_refused()
    {
        var tasks = new Choosers(3).Many(12, 4, Mean, Deviations);
        string Refusal(IEnumerable<ChoiceTask> t, HierarchicalOptions o) => Assert.Throws<AssumptionException>(() => HierarchicalLogit.Fit(new ChoiceTable([.. t]), o)).Message;
        var options = new HierarchicalOptions { Seed = 1 };
        Assert.Contains("people", Refusal(tasks.Where(t => t.Person < 9), options));
        Assert.Contains("Person 3 made no choice", Refusal(tasks.Where(t => t.Person != 3), options));
        Assert.Contains("spread", Refusal(tasks, options with { Spread = 0 }));
        Assert.Contains("kept", Refusal(tasks, options with { Kept = 1 }));
        Assert.Contains("Column 1 is the same", Refusal(tasks.Select(t => t with { Alternatives = [.. t.Alternatives.Select(a => new[] { a[0], 1 })] }), options));
    }

    [Fact]
    public void The_prior_is_chosen_on_training_choices()
    {
        var tasks = new Choosers(6).Many(120, 8, [-.5, .5, 0], [.1, 2.5, 2.5]);
        var options = Short with { Kept = 80 };
        Assert.Equal(3, PriorSpread.Choose(tasks, [1e-4, 3], 2, options));
        Assert.Throws<AssumptionException>(() => PriorSpread.Choose(tasks, [], 2, options));
        Assert.Throws<AssumptionException>(() => PriorSpread.Choose(tasks, [.1], 8, options));
    }

    [Fact]
    public void What_people_pay_is_found_person_by_person_and_those_who_do_not_mind_are_counted()
    {
        var fit = HierarchicalLogit.Fit(new ChoiceTable(new Choosers(7).Many(200, 12, [-.6, .9], [.1, .1])), Short with { Spread = .3 });
        var worth = PersonalWorth.Of(fit, 1, 0, 1);
        Assert.InRange(1.5, worth.Interval.Low, worth.Interval.High);
        Assert.InRange(worth.Insensitive, 0, .05);
        var careless = HierarchicalLogit.Fit(new ChoiceTable(new Choosers(8).Many(40, 8, [.2, .9], [.1, .1])), Short with { Kept = 60 });
        Assert.Contains("do not mind", Assert.Throws<AssumptionException>(() => PersonalWorth.Of(careless, 1, 0, 1)).Message);
        Assert.Throws<AssumptionException>(() => WillingnessToPay.Of(HierarchicalLogit.Fit(new ChoiceTable(new Choosers(9).Many(40, 8, [0, .9], [.1, .1])), Short with { Kept = 60 }), 1, 0));
    }

    [Fact]
    public void The_unit_of_a_column_does_not_matter()
    {
        var tasks = new Choosers(4).Many(60, 8, Mean, Deviations);
        var plain = HierarchicalLogit.Fit(new ChoiceTable(tasks), Short with { Kept = 50 });
        var cents = HierarchicalLogit.Fit(new ChoiceTable([.. tasks.Select(t => t with { Alternatives = [.. t.Alternatives.Select(a => new[] { a[0] * 128, a[1], a[2] })] })]), Short with { Kept = 50 });
        Assert.Equal(plain.Population.Mean[0], cents.Population.Mean[0] * 128, 1e-9);
        Assert.Equal(plain.Population.Covariance[0, 1], cents.Population.Covariance[0, 1] * 128, 1e-9);
    }

    /// <summary>A run of 1,000 studies gave .951 (shares of preference), .951 (personal worth), .943 (mean tastes), .961 (worth) and .947 (importances); fewer here, since each samples a chain.</summary>
    [Fact]
    public void Nineteen_of_twenty_intervals_hold_the_true_shares_mean_tastes_and_worth()
    {
        const int Studies = 100;
        var truth = Expected(ShareRule.Preference);
        var first = Expected(ShareRule.FirstChoice);
        var middle = MedianWorth();
        var weighed = Weighed();
        int[] held = new int[5];
        var errors = new double[3 * Studies];
        Parallel.For(0, Studies, study =>
        {
            var table = new ChoiceTable(new Choosers(study + 50).Many(40, 8, Mean, Deviations));
            var fit = HierarchicalLogit.Fit(table, Short with { Seed = study, Kept = 200, Spread = 1 });
            var shares = MarketShares.Of(fit, Products, study);
            var firsts = MarketShares.FirstChoices(fit, Products, study);
            var worth = WillingnessToPay.Of(fit, 1, 0).Interval;
            for (var j = 0; j < 3; j++)
            {
                Count(0, shares[j].Interval, truth[j]);
                Interlocked.Exchange(ref errors[study * 3 + j], firsts[j] - first[j]);
                Count(2, fit.MeanInterval(j), Mean[j]);
            }
            Count(3, worth, -Mean[1] / Mean[0]);
            var importances = fit.Expect(b => Importance.Of(Coding, b)!, null, study);
            for (var a = 0; a < 3; a++) Count(4, importances[a].Interval, weighed[a]);
            Count(1, PersonalWorth.Of(fit, 1, 0, study).Interval, middle);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{held[0] / (3.0 * Studies):0.000} {held[1] / (double)Studies:0.000} {held[2] / (3.0 * Studies):0.000} {held[3] / (double)Studies:0.000} {held[4] / (3.0 * Studies):0.000}");
        Assert.InRange(held[0] / (3.0 * Studies), .91, .985);
        // First choices come without an interval; over many studies they are right on average.
        Assert.InRange(Enumerable.Range(0, Studies).Average(s => errors[3 * s]), -.05, .05);
        Assert.InRange(held[4] / (3.0 * Studies), .91, .985);
        Assert.InRange(held[1] / (double)Studies, .89, 1);
        Assert.InRange(held[2] / (3.0 * Studies), .91, .985);
        Assert.InRange(held[3] / (double)Studies, .89, 1);

        void Count(int kind, Interval interval, double true_)
        {
            if (interval.Low <= true_ && true_ <= interval.High) Interlocked.Increment(ref held[kind]);
        }
    }

    /// <summary>A price from 1 to 5 and two features that a product has or not, as the choosers see them.</summary>
    private static ConjointCoding Coding { get; } = new([ConjointAttribute.Of([1, 2, 3, 4, 5]), ConjointAttribute.Of(2), ConjointAttribute.Of(2)]);

    private static double[] Weighed()
    {
        var choosers = new Choosers(97);
        double[][] all = [.. Enumerable.Range(0, 200_000).Select(_ => Importance.Of(Coding, choosers.Tastes(Mean, Deviations))!)];
        return [.. Enumerable.Range(0, 3).Select(a => all.Average(i => i[a]))];
    }

    private static double MedianWorth()
    {
        var choosers = new Choosers(98);
        double[] worth = [.. Enumerable.Range(0, 200_000).Select(_ => choosers.Tastes(Mean, Deviations)).Where(b => b[0] < 0).Select(b => -b[1] / b[0]).Order()];
        return worth[worth.Length / 2];
    }

    private static double[] Expected(ShareRule rule)
    {
        var choosers = new Choosers(99);
        double[][] all = [.. Enumerable.Range(0, 200_000).Select(_ => MarketShares.Of(choosers.Tastes(Mean, Deviations), Products, rule))];
        return [.. Enumerable.Range(0, 3).Select(j => all.Average(s => s[j]))];
    }
}
