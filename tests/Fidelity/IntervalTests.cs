using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Reliability;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity;

/// <summary>Intervals by formula hold what they promise under the assumptions that their docs name.</summary>
public sealed class IntervalTests
{
    private const int Repetitions = 4000;

    [Theory]
    [InlineData(.2, 30)]
    [InlineData(.7, 30)]
    [InlineData(.4, 200)]
    public void Fishers_interval_holds_the_correlation(double correlation, int pairs) =>
        Simulation.Holds(Simulation.Coverage(Repetitions, correlation, (chance, _) =>
        {
            double[] a = Normals(chance, pairs), b = [.. a.Select(v => (correlation * v) + (Math.Sqrt(1 - (correlation * correlation)) * Normal.Sample(chance, 0, 1)))];
            return Correlations.Interval(Agreement.Pearson(a, b)!.Value, pairs);
        }));

    [Theory]
    [InlineData(20, 3)]
    [InlineData(60, 2)]
    public void The_three_intraclass_correlations_are_held(int things, int raters)
    {
        // Variance of things 2, of raters 0 or 1, of errors 1.
        Simulation.Holds(Simulation.Coverage(Repetitions, 2 / 3.0, (chance, _) => IntraclassCorrelation.OneWay(Ratings(chance, things, raters, 0))!.Value.Interval));
        Simulation.Holds(Simulation.Coverage(Repetitions, 2 / 3.0, (chance, _) => IntraclassCorrelation.Consistency(Ratings(chance, things, raters, 1))!.Value.Interval));
    }

    [Fact]
    public void The_intraclass_correlation_of_agreement_is_held_with_several_raters() =>
        Simulation.Holds(Simulation.Coverage(Repetitions, 2 / 3.5, (chance, _) => IntraclassCorrelation.Agreement(Ratings(chance, 30, 8, Math.Sqrt(.5)))!.Value.Interval));

    [Theory]
    [InlineData(30, 4)]
    [InlineData(100, 8)]
    public void Feldts_interval_holds_Cronbachs_alpha(int people, int items) =>
        Simulation.Holds(Simulation.Coverage(Repetitions, 2.0 * items / ((2.0 * items) + 1), (chance, _) => CronbachAlpha.Of(Ratings(chance, people, items, 0))!.Value.Interval));

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(200)]
    public void Wilsons_interval_holds_shares_between_one_and_nine_tenths(int units)
    {
        double[] covered = [.. Enumerable.Range(0, 17).Select(k => .1 + (.05 * k)).Select(share =>
            Enumerable.Range(0, units + 1).Sum(yes => Proportions.Wilson((double)yes / units, units) is var i && i.Low <= share && share <= i.High ? Binomial.PMF(share, units, yes) : 0))];
        // A count jumps, so that single shares are held by a little more or less (Brown, Cai and DasGupta 2001).
        Simulation.Holds(covered.Average());
        Assert.All(covered, c => Assert.InRange(c, .91, .985));
    }

    [Fact]
    public void The_interval_of_the_attainment_holds_what_many_things_would_show()
    {
        double[] truths = [.. Enumerable.Range(0, 20).Select(s => Attainment(new Xoshiro256StarStar(s + 90_000, false), 400, s, 16).Value!.Value)];
        Simulation.Holds(Simulation.Coverage(600, truths.Average(), (chance, seed) => Attainment(chance, 40, seed, 16).Interval));
    }

    private static CorrelationAttainment Attainment(Xoshiro256StarStar chance, int things, int seed, int draws)
    {
        double[][] people = new double[things][], twins = new double[things][];
        for (var k = 0; k < things; k++)
        {
            double level = Normal.Sample(chance, 0, .5), seen = (.7 * level) + Normal.Sample(chance, 0, .25);
            people[k] = [.. Normals(chance, 40).Select(v => level + v)];
            twins[k] = [.. Normals(chance, 20).Select(v => seen + (.6 * v))];
        }
        return CorrelationAttainment.Of(people, twins, draws, seed);
    }

    private static double[][] Ratings(Xoshiro256StarStar chance, int things, int raters, double raterDeviation)
    {
        var levels = Normals(chance, raters).Select(v => raterDeviation * v).ToArray();
        return [.. Normals(chance, things).Select(thing => levels.Select(level => (Math.Sqrt(2) * thing) + level + Normal.Sample(chance, 0, 1)).ToArray())];
    }

    private static double[] Normals(Xoshiro256StarStar chance, int count)
    {
        var values = new double[count];
        Normal.Samples(chance, values, 0, 1);
        return values;
    }
}
