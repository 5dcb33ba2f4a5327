using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Probabilities;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity.Resampling;

public sealed class PairedBootstrapTests
{
    private static readonly ConcurrentDictionary<string, PairedSums> Populations = new();

    private static readonly Dictionary<string, PairedMeasure> Measures = new()
    {
        ["r"] = PairedMeasure.Correlation,
        ["skill"] = PairedMeasure.Skill,
        ["SD ratio"] = PairedMeasure.SpreadRatio,
        ["accuracy"] = PairedMeasure.Accuracy(4),
    };

    public static TheoryData<string, string, int> Cases()
    {
        var cases = new TheoryData<string, string, int>();
        foreach (var measure in Measures.Keys)
        {
            foreach (var kind in new[] { "normal", "rating", "skewed rating" }) cases.Add(measure, kind, 50);
            cases.Add(measure, "skewed rating", 410);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nineteen_of_twenty_intervals_hold_the_figure_of_the_population(string measure, string kind, int people)
    {
        var truth = Measures[measure].Of(Populations.GetOrAdd(kind, k => Sums(Draw(k, 400_000, new Xoshiro256StarStar(1, false)))))!.Value;
        Simulation.Holds(Simulation.Coverage(2000, truth, (chance, seed) =>
        {
            var (human, twin) = Draw(kind, people, chance);
            return PairedBootstrap.Draw(new PairedOutcomes([human], [twin]), people < 400 ? 300 : 1000, seed).Interval(0, Measures[measure]);
        }));
    }

    [Fact]
    public void People_who_answer_several_times_are_drawn_whole()
    {
        // Each person's ten answers share most of their error: rows on their own would promise far too much.
        var truth = 1 - (Math.Sqrt(2 / Math.PI) * Math.Sqrt(1.25) / 4);
        Interval? Of(Xoshiro256StarStar chance, int seed, bool clustered)
        {
            double[] human = new double[300], twin = new double[300];
            var persons = new int[300];
            var own = 0.0;
            for (var i = 0; i < 300; i++)
            {
                if (i % 10 is 0) own = Normal.Sample(chance, 0, 1);
                (human[i], twin[i], persons[i]) = (3, 3 + own + Normal.Sample(chance, 0, .5), i / 10);
            }
            return PairedBootstrap.Draw(new PairedOutcomes([human], [twin], clustered ? persons : null), 300, seed).Interval(0, Measures["accuracy"]);
        }
        Simulation.Holds(Simulation.Coverage(1500, truth, (chance, seed) => Of(chance, seed, clustered: true)));
        Assert.InRange(Simulation.Coverage(500, truth, (chance, seed) => Of(chance, seed, clustered: false)), .2, .75);
    }

    [Fact]
    public void A_mean_over_outcomes_keeps_what_people_share_between_them()
    {
        double[] Shared(double[] own, Xoshiro256StarStar chance) => [.. own.Select(v => v + Normal.Sample(chance, 0, .3))];
        var truth = Sums(Draw("normal", 400_000, new Xoshiro256StarStar(1, false))).Accuracy(4);
        var coverage = Simulation.Coverage(1000, truth, (chance, seed) =>
        {
            var (human, twin) = Draw("normal", 80, chance);
            // The same error on five outcomes: five times the answers, and no more to know.
            double[][] humans = new double[5][], twins = new double[5][];
            for (var k = 0; k < 5; k++)
            {
                var level = Shared(human, chance);
                (humans[k], twins[k]) = (level, [.. level.Zip(human.Zip(twin), (l, p) => l + p.Second - p.First)]);
            }
            return PairedBootstrap.Draw(new PairedOutcomes(humans, twins), 500, seed).Interval(all => all.Average(s => s.Accuracy(4)));
        });
        Simulation.Holds(coverage);
    }

    [Fact]
    public void The_same_seed_gives_the_same_draws_whatever_the_cores()
    {
        var (human, twin) = Draw("rating", 90, new Xoshiro256StarStar(3, false));
        human[4] = double.NaN;
        var outcomes = new PairedOutcomes([human, twin], [twin, human]);
        Assert.Equal(Read(PairedBootstrap.Draw(outcomes, 100, 5)), Read(PairedBootstrap.Draw(outcomes, 100, 5)));
        Assert.NotEqual(Read(PairedBootstrap.Draw(outcomes, 100, 5)), Read(PairedBootstrap.Draw(outcomes, 100, 6)));
    }

    [Fact]
    public void Each_resample_holds_as_many_people_as_there_are_and_leaves_out_missing_pairs()
    {
        double[] whole = [1, 2, 3, 4, 5], gappy = [1, double.NaN, 3, double.NaN, 5];
        var draws = PairedBootstrap.Draw(new PairedOutcomes([whole, gappy], [whole, whole]), 200, 1);
        for (var b = 0; b < 200; b++)
        {
            Assert.Equal(5, draws.Of(0)[b].Pairs);
            Assert.InRange(draws.Of(1)[b].Pairs, 0, 5);
        }
        Assert.InRange(Enumerable.Range(0, 200).Average(b => draws.Of(1)[b].Pairs), 2.7, 3.3);
    }

    [Fact]
    public void People_who_did_not_answer_an_outcome_change_nothing_of_its_interval()
    {
        var (human, twin) = Draw("rating", 60, new Xoshiro256StarStar(9, false));
        double[] Gaps(double[] values) => [.. values.SelectMany(v => new[] { v, double.NaN })];
        var alone = PairedBootstrap.Draw(new PairedOutcomes([human], [twin]), 2000, 1).Interval(0, PairedMeasure.Correlation)!.Value;
        var among = PairedBootstrap.Draw(new PairedOutcomes([Gaps(human)], [Gaps(twin)]), 2000, 2).Interval(0, PairedMeasure.Correlation)!.Value;
        Assert.Equal(alone.Low, among.Low, .03);
        Assert.Equal(alone.High, among.High, .03);
    }

    [Fact]
    public void Where_a_figure_is_not_defined_there_is_no_interval()
    {
        double[] constant = [3, 3, 3, 3], varied = [1, 2, 3, 4];
        var draws = PairedBootstrap.Draw(new PairedOutcomes([constant, varied], [varied, constant]), 100, 1);
        Assert.Null(draws.Interval(0, PairedMeasure.Correlation));
        Assert.Null(draws.Interval(1, PairedMeasure.Correlation));
        Assert.Equal(new Interval(0, 0), draws.Interval(1, PairedMeasure.SpreadRatio));
    }

    [Fact]
    public void What_does_not_pair_up_is_refused()
    {
        Assert.Throws<AssumptionException>(() => new PairedOutcomes([[1, 2]], [[1, 2], [1, 2]]));
        Assert.Throws<AssumptionException>(() => new PairedOutcomes([[1, 2]], [[1, 2, 3]]));
        Assert.Throws<AssumptionException>(() => new PairedOutcomes([[1, double.NaN]], [[1, 2]]));
        Assert.Throws<AssumptionException>(() => new PairedOutcomes([[1, double.PositiveInfinity, 2]], [[1, 2, 3]]));
        Assert.Throws<AssumptionException>(() => new PairedOutcomes([[1, 2]], [[1, 2]], [0, -1]));
    }

    [Fact]
    public void Any_other_figure_has_an_interval_over_cases_too() =>
        // The area under the curve of two normal distributions one SD apart is Φ(1/√2).
        Simulation.Holds(Simulation.Coverage(1500, Normal.CDF(0, 1, 1 / Math.Sqrt(2)), (chance, seed) =>
        {
            var scores = new double[100];
            var outcomes = new bool[100];
            for (var i = 0; i < scores.Length; i++) (scores[i], outcomes[i]) = (Normal.CDF(0, 1, Normal.Sample(chance, i % 2, 1)), i % 2 is 1);
            return CaseBootstrap.Interval(100, drawn => Forecasts.AreaUnderCurve([.. drawn.Select(i => scores[i])], [.. drawn.Select(i => outcomes[i])]), 300, seed);
        }));

    private static List<PairedSums> Read(PairedDraws draws) => [.. Enumerable.Range(0, 2).SelectMany(k => draws.Of(k).ToArray())];

    private static PairedSums Sums((double[] Human, double[] Twin) pairs) => PairedSums.Of(pairs.Human, pairs.Twin);

    private static (double[] Human, double[] Twin) Draw(string kind, int people, Xoshiro256StarStar chance)
    {
        double[] human = new double[people], twin = new double[people];
        for (var i = 0; i < people; i++)
        {
            double a = Normal.Sample(chance, 0, 1), b = (.4 * a) + (Math.Sqrt(1 - .16) * Normal.Sample(chance, 0, 1));
            (human[i], twin[i]) = kind switch
            {
                "normal" => (a, (.7 * b) + .3),
                "rating" => (Point(a, -1.2, -.3, .4, 1.2), Point(b, -1.8, -.9, .1, 1.4)),
                _ => (Point(a, .2, .8, 1.4, 1.9), Point(b, -.2, .9, 1.6, 2.2)),
            };
        }
        return (human, twin);
    }

    private static double Point(double z, params ReadOnlySpan<double> cuts)
    {
        var point = 1.0;
        foreach (var cut in cuts) point += z > cut ? 1 : 0;
        return point;
    }
}
