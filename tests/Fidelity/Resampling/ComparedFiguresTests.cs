using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity.Resampling;

/// <summary>Twins beside a baseline and beside people's own retest, on the same people: what a validation's verdicts rest on.</summary>
public sealed class ComparedFiguresTests
{
    private const int Items = 3, People = 60, Draws = 300, Repetitions = 1500;

    [Theory]
    [InlineData("difference of mean r")]
    [InlineData("difference of mean skill")]
    [InlineData("difference of accuracy")]
    [InlineData("quotient of mean r")]
    public void Nineteen_of_twenty_intervals_of_a_comparison_hold_the_figure_of_the_population(string comparison)
    {
        var (human, twin, other) = Draw(200_000, new Xoshiro256StarStar(1, threadSafe: false));
        var truth = Compare([.. human.Zip(twin, (h, t) => PairedSums.Of(h, t)), .. human.Zip(other, (h, o) => PairedSums.Of(h, o))])!.Value;
        Simulation.Holds(Simulation.Coverage(Repetitions, truth, (chance, seed) =>
        {
            var (people, twins, others) = Draw(People, chance);
            return PairedBootstrap.Draw(new PairedOutcomes([.. people, .. people], [.. twins, .. others]), Draws, seed).Interval(Compare);
        }));

        double? Compare(IReadOnlyList<PairedSums> sums) => comparison switch
        {
            "difference of mean r" => R(sums, 0) - R(sums, Items),
            "quotient of mean r" => R(sums, 0) / R(sums, Items),
            "difference of mean skill" => Mean(sums, 0, s => s.Skill ?? 0) - Mean(sums, Items, s => s.Skill ?? 0),
            _ => Mean(sums, 0, s => s.Accuracy(4)) - Mean(sums, Items, s => s.Accuracy(4)),
        };
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Nineteen_of_twenty_intervals_of_a_mean_accuracy_hold_it(int people)
    {
        // A person's share of ten items hit, with hit rates that differ between people.
        static double One(Xoshiro256StarStar chance) => Binomial.Sample(chance, Math.Clamp(.7 + Normal.Sample(chance, 0, .15), 0, 1), 10) / 10.0;
        var all = new Xoshiro256StarStar(1, threadSafe: false);
        var truth = Enumerable.Range(0, 400_000).Average(_ => One(all));
        Simulation.Holds(Simulation.Coverage(4000, truth, (chance, _) => MeanInterval.Of([.. Enumerable.Range(0, people).Select(_ => One(chance))])));
    }

    private static double R(IReadOnlyList<PairedSums> sums, int first) => Correlations.FisherMean([.. Enumerable.Range(first, Items).Select(k => sums[k].Correlation ?? 0)]);

    private static double Mean(IReadOnlyList<PairedSums> sums, int first, Func<PairedSums, double> of) => Enumerable.Range(first, Items).Average(k => of(sums[k]));

    /// <summary>People's answers on five points, twins that know a good part of them, and something that knows less and shares some of the twins' errors.</summary>
    private static (double[][] Human, double[][] Twin, double[][] Other) Draw(int people, Xoshiro256StarStar chance)
    {
        double[][] human = Empty(people), twin = Empty(people), other = Empty(people);
        for (var i = 0; i < people; i++)
        {
            var (taste, slip) = (Normal.Sample(chance, 0, 1), Normal.Sample(chance, 0, 1));
            for (var k = 0; k < Items; k++)
            {
                var own = (.6 * taste) + (.8 * Normal.Sample(chance, 0, 1));
                human[k][i] = Point(own);
                twin[k][i] = Point((.7 * own) + (.3 * slip) + (.4 * Normal.Sample(chance, 0, 1)));
                other[k][i] = Point((.5 * own) + (.3 * slip) + (.8 * Normal.Sample(chance, 0, 1)));
            }
        }
        return (human, twin, other);
    }

    private static double[][] Empty(int people) => [.. Enumerable.Range(0, Items).Select(_ => new double[people])];

    private static double Point(double latent) => Math.Clamp(Math.Round(3 + (1.1 * latent)), 1, 5);
}
