using MathNet.Numerics.Distributions;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Comparisons;

namespace Twins.Tests.Fidelity.Comparisons;

public sealed class NonInferiorityTests
{
    [Fact]
    public void Nineteen_of_twenty_intervals_hold_the_true_difference() =>
        Simulation.Holds(Simulation.Coverage(4000, .1, (chance, _) =>
        {
            double[] champion = new double[40], challenger = new double[40];
            for (var i = 0; i < 40; i++)
            {
                var person = Normal.Sample(chance, 0, 1);
                (champion[i], challenger[i]) = (person, person + .1 + (.5 * Math.Round(Normal.Sample(chance, 0, 1))));
            }
            return NonInferiority.Of(champion, challenger, .2).Interval;
        }));

    [Fact]
    public void A_challenger_at_the_margin_passes_once_in_forty()
    {
        var passed = Simulation.Coverage(4000, 0, (chance, _) =>
        {
            double[] champion = new double[40], challenger = new double[40];
            for (var i = 0; i < 40; i++) (champion[i], challenger[i]) = (Normal.Sample(chance, 0, 1), Normal.Sample(chance, -.3, 1));
            return NonInferiority.Of(champion, challenger, .3).Holds ? new Interval(0, 0) : new Interval(1, 1);
        });
        Assert.InRange(passed, .015, .035);
    }

    [Fact]
    public void Better_no_worse_and_worse_are_told_apart()
    {
        double[] champion = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        double Noise(int i) => i % 2 is 0 ? .1 : -.1;
        NonInferiority Against(double shift) => NonInferiority.Of(champion, [.. champion.Select((c, i) => c + shift + Noise(i))], .5);
        Assert.True(Against(1) is { Holds: true, IsBetter: true, IsWorse: false });
        Assert.True(Against(-.2) is { Holds: true, IsBetter: false, IsWorse: false });
        Assert.True(Against(-2) is { Holds: false, IsBetter: false, IsWorse: true });
    }

    [Fact]
    public void Equal_scores_have_an_interval_of_nothing_and_nine_people_are_too_few()
    {
        double[] same = [.. Enumerable.Range(0, 12).Select(i => (double)i)];
        Assert.Equal(new Interval(0, 0), NonInferiority.Of(same, same, 0).Interval);
        Assert.Contains("at least 10", Assert.Throws<AssumptionException>(() => NonInferiority.Of(same.AsSpan(..9), same.AsSpan(..9), .1)).Message);
        Assert.Throws<AssumptionException>(() => NonInferiority.Of(same, same, -1));
    }
}
