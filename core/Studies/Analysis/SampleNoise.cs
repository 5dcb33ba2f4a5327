using Twins.Core.Fidelity;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>How far means of people would stray by chance, if there were as many people as the panel is worth.</summary>
internal sealed class SampleNoise(QuestionScope scope)
{
    /// <summary>What an unlimited panel of language-model twins is worth per question, in people (median).</summary>
    public const double PanelLimit = 15;

    /// <summary>The 95 % noise of one mean.</summary>
    public (double People, double Noise) Of(Standings standings)
    {
        var people = People(standings.EffectiveUnits(0));
        return (people, 1.96 * Math.Sqrt(Spread(scope.Shown[0]) / people));
    }

    /// <summary>The 95 % noise of the difference between two contestants.</summary>
    public (double People, double Noise) Between(Standings standings, int a, int b)
    {
        var people = People(Math.Min(standings.EffectiveUnits(a), standings.EffectiveUnits(b)));
        return (people, 1.96 * Math.Sqrt(DifferenceVariance(standings, a, b) / people));
    }

    /// <summary>
    /// Options are weighed against each other by the same person; of ratings of different stimuli we assume that they err
    /// independently, which is the careful assumption. Where twins hardly differ, they say nothing of how much people do, so
    /// that the most uncertain distribution on the scale stands in.
    /// </summary>
    private double DifferenceVariance(Standings standings, int a, int b)
    {
        var options = scope.Measure.Options.Count;
        if (!scope.OptionsCount || scope.Shown.Count > 1) return Spread(scope.Shown[a]) + Spread(scope.Shown[b]);
        var most = scope.Ranks ? options * (options + 1) / 6.0 : scope.Measure.Question is MultipleChoiceQuestion ? .5 : 2.0 / options;
        var seen = scope.Measure.Question is SingleChoiceQuestion
            ? standings.Value(a) + standings.Value(b) - Math.Pow(standings.Value(a) - standings.Value(b), 2)
            : standings.DifferenceVariance(a, b);
        return seen < .01 * most ? most : seen;
    }

    /// <summary>The variance of single people's answers about one stimulus, as the panel's answers suggest it.</summary>
    private double Spread(int stimulus)
    {
        if (scope.Measure.Scores is null)
        {
            // Several options may be picked at once, so that picks are shares of people and no distribution over options.
            var share = scope.Measure.DistributionAt is null ? Mean(Values(stimulus)) : scope.Distribution(stimulus)[scope.Focus];
            return Math.Max(share * (1 - share), .01 * .25);
        }
        if (!scope.Measure.Ordinal) return Scatter(stimulus);
        var seen = Math.Pow(Distributions.StandardDeviation(scope.Distribution(stimulus), scope.Measure.Values), 2);
        var most = Math.Pow(Distributions.StandardDeviation(Distributions.Uniform(scope.Measure.Options.Count), scope.Measure.Values), 2);
        return seen < .01 * most ? most : seen;
    }

    /// <summary>For numbers: the weighted variance between twins.</summary>
    private double Scatter(int stimulus)
    {
        var values = Values(stimulus);
        var mean = Mean(values);
        return values.Sum(v => v.Weight * (v.Answer - mean) * (v.Answer - mean)) / values.Sum(v => v.Weight);
    }

    private List<(double Weight, double Answer)> Values(int stimulus) =>
        [.. Enumerable.Range(0, scope.Tally.Twins).Where(i => scope.Value(stimulus, i) is not null).Select(i => (scope.Roster.Weights[i], scope.Value(stimulus, i)!.Value))];

    private static double Mean(List<(double Weight, double Answer)> values) => values.Sum(v => v.Weight * v.Answer) / values.Sum(v => v.Weight);

    private static double People(double units) => SampleWorth.Humans(Math.Max(units, 1), PanelLimit);
}
