using Twins.Bench.MegaStudy;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Tests.Fidelity.Accuracy;

public sealed class MegaStudyTests
{
    [Fact]
    public void The_published_results_of_each_outcome_are_reproduced()
    {
        var outcomes = MegaStudy.Read().Outcomes.ToDictionary(o => o.Name);
        var published = MegaStudy.Published("with_reasoning");
        Assert.Equal(163, published.Count);
        foreach (var known in published)
        {
            var outcome = outcomes[known.Name];
            var sums = PairedSums.Of(outcome.Human, outcome.Twin);
            Assert.Equal(known.Pairs, sums.Pairs);
            Assert.Equal(known.Correlation, sums.Correlation!.Value, 1e-10);
            Assert.Equal(known.SpreadRatio, sums.SpreadRatio!.Value, 1e-10);
            if (known.Accuracy is { } accuracy) Assert.Equal(accuracy, sums.Accuracy(outcome.Range), 1e-10);
            // Published with 1.96 for the quantile.
            Assert.Equal(known.Low, Correlations.Interval(known.Correlation, known.Pairs).Low, 1e-5);
            Assert.Equal(known.High, Correlations.Interval(known.Correlation, known.Pairs).High, 1e-5);
        }
        Assert.Equal(160, published.Count(p => p.Accuracy is not null));
    }

    [Fact]
    public void The_headline_figures_are_those_of_the_guide()
    {
        var raw = RawFigures.Of(MegaStudy.Read());
        Assert.Equal(.226, raw.Correlation, .0005);
        Assert.Equal(.749, raw.Accuracy, .0005);
        Assert.Equal(.669, raw.SpreadRatio, .0005);
        Assert.Equal(.939, raw.UnderDispersed, .0005);
        Assert.Equal(-.45, raw.Skill, .005);
    }
}
