using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Probabilities;
using Twins.Core.Fidelity.Reliability;
using Twins.Core.Fidelity.Resampling;
using ForecastFigures = Twins.Core.Fidelity.Probabilities.Forecasts;

namespace Twins.Tests.Fidelity.Resampling;

/// <summary>Figures that are no sums of people: computed again for each resample of cases.</summary>
public sealed class CaseBootstrapTests
{
    private const int Draws = 500;

    [Theory]
    [InlineData("AUC", 100)]
    [InlineData("Brier skill", 100)]
    [InlineData("AUC", 300)]
    [InlineData("Brier skill", 300)]
    public void Nineteen_of_twenty_intervals_of_forecasts_hold_the_figure_of_the_population(string figure, int cases)
    {
        var (all, came) = Forecast(400_000, new Xoshiro256StarStar(1, threadSafe: false));
        var truth = Figure(all, came)!.Value;
        Simulation.Holds(Simulation.Coverage(2000, truth, (chance, seed) =>
        {
            var (forecasts, happened) = Forecast(cases, chance);
            return CaseBootstrap.Interval(cases, drawn => Figure([.. drawn.Select(i => forecasts[i])], [.. drawn.Select(i => happened[i])]), Draws, seed);
        }));

        double? Figure(double[] forecasts, bool[] happened) => figure is "AUC" ? ForecastFigures.AreaUnderCurve(forecasts, happened) : BrierScore.Of(forecasts, happened).Skill;
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Nineteen_of_twenty_intervals_of_agreement_hold_the_agreement_of_all_things(int things)
    {
        var truth = Agreement(Rate(20_000, new Xoshiro256StarStar(1, threadSafe: false)))!.Value;
        Simulation.Holds(Simulation.Coverage(2000, truth, (chance, seed) =>
        {
            var rated = Rate(things, chance);
            return CaseBootstrap.Interval(things, drawn => Agreement([.. drawn.Select(i => rated[i])]), Draws, seed);
        }));

        static double? Agreement(double[][] rated) => KrippendorffAlpha.Of(rated, RatingScale.Interval);

        static double[][] Rate(int count, Xoshiro256StarStar chance) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            var worth = Normal.Sample(chance, 3, 1);
            return Enumerable.Range(0, 3).Select(_ => Math.Clamp(Math.Round(worth + Normal.Sample(chance, 0, .5)), 1, 5)).ToArray();
        })];
    }

    [Theory]
    [InlineData(40)]
    [InlineData(150)]
    public void Nineteen_of_twenty_intervals_of_individuation_hold_it(int twins)
    {
        // Between .6² and rerun .8² less rounding: the figure of many twins stands for it.
        var truth = Individuation.Of(Reruns(40_000, new Xoshiro256StarStar(1, threadSafe: false)))!.Value;
        Simulation.Holds(Simulation.Coverage(2000, truth, (chance, seed) =>
        {
            var reruns = Reruns(twins, chance);
            return CaseBootstrap.Interval(twins, drawn => Individuation.Of([.. drawn.Select(i => reruns[i])]), Draws, seed);
        }));

        static double[][] Reruns(int count, Xoshiro256StarStar chance) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            var own = Normal.Sample(chance, 3, 1);
            return Enumerable.Range(0, 2).Select(_ => Math.Clamp(Math.Round(own + Normal.Sample(chance, 0, .6)), 1, 5)).ToArray();
        })];
    }

    [Theory]
    [InlineData(20, 5)]
    [InlineData(60, 3)]
    public void Nineteen_of_twenty_intervals_over_texts_hold_what_these_judges_tell_right_of_all_texts(int texts, int judges)
    {
        // Some texts give themselves away, and judges differ in what they see.
        static double[] Read(int judges, Xoshiro256StarStar chance)
        {
            var plain = Normal.Sample(chance, 0, .7);
            return [.. Enumerable.Range(0, judges).Select(j => chance.NextDouble() < 1 / (1 + Math.Exp(-(plain + (.4 * (j - 1))))) ? 1.0 : 0)];
        }
        var all = new Xoshiro256StarStar(1, threadSafe: false);
        var truth = Enumerable.Range(0, 200_000).Average(_ => Read(judges, all).Average());
        Simulation.Holds(Simulation.Coverage(2000, truth, (chance, seed) =>
        {
            double[][] read = [.. Enumerable.Range(0, texts).Select(_ => Read(judges, chance))];
            return CaseBootstrap.Interval(texts, drawn => drawn.Average(i => read[i].Average()), Draws, seed);
        }));
    }

    private static (double[] Forecasts, bool[] Happened) Forecast(int cases, Xoshiro256StarStar chance)
    {
        var forecasts = new double[cases];
        var happened = new bool[cases];
        for (var i = 0; i < cases; i++)
        {
            var truth = 1 / (1 + Math.Exp(-Normal.Sample(chance, -.5, 1.2)));
            forecasts[i] = Math.Clamp(truth + Normal.Sample(chance, 0, .1), .01, .99);
            happened[i] = chance.NextDouble() < truth;
        }
        return (forecasts, happened);
    }
}
