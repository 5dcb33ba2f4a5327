using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity.Resampling;

public sealed class CorrelationAttainmentTests
{
    [Fact]
    public void Twins_that_answer_as_other_people_of_the_same_things_would_reach_the_ceiling()
    {
        var (people, others, _) = Things(40, 60, 5);
        var reached = CorrelationAttainment.Of(people, others, 400, 1);
        Assert.InRange(reached.Value!.Value, .93, 1.1);
        Assert.True(reached.Interval!.Value.Low < 1 && reached.Interval.Value.High > .95);
        Assert.InRange(reached.Ceiling, .5, .99);
    }

    [Fact]
    public void Twins_that_answer_at_random_reach_nothing()
    {
        var (people, _, noise) = Things(40, 60, 6);
        var reached = CorrelationAttainment.Of(people, noise, 400, 1);
        Assert.InRange(reached.Value!.Value, -.4, .4);
        Assert.True(reached.Interval is { Low: < 0, High: > 0 });
    }

    [Fact]
    public void Half_of_the_people_are_a_lower_ceiling_than_all_of_many()
    {
        Assert.True(CorrelationAttainment.Of(Things(30, 10, 7).People, Things(30, 10, 7).Others, 200, 1).Ceiling
            < CorrelationAttainment.Of(Things(30, 200, 7).People, Things(30, 200, 7).Others, 200, 1).Ceiling);
    }

    [Fact]
    public void Things_that_do_not_differ_and_too_few_things_are_refused()
    {
        Assert.Contains("do not vary", Assert.Throws<AssumptionException>(() => CorrelationAttainment.Of([[3, 3], [3, 3], [3, 3], [3, 3]], [[1], [2], [3], [4]], 10, 1)).Message);
        Assert.Contains("at least 4", Assert.Throws<AssumptionException>(() => CorrelationAttainment.Of([[3, 3]], [[1]], 10, 1)).Message);
        Assert.Throws<AssumptionException>(() => CorrelationAttainment.Of([[1], [1, 2], [1, 2], [1, 2]], [[1], [2], [3], [4]], 10, 1));
    }

    private static (double[][] People, double[][] Others, double[][] Noise) Things(int things, int people, int seed)
    {
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        double[][] one = new double[things][], other = new double[things][], noise = new double[things][];
        for (var k = 0; k < things; k++)
        {
            var level = Normal.Sample(chance, 0, .4);
            double[] Ask(double mean) => [.. Enumerable.Range(0, people).Select(_ => Normal.Sample(chance, mean, 1))];
            (one[k], other[k], noise[k]) = (Ask(level), Ask(level), Ask(0));
        }
        return (one, other, noise);
    }
}
