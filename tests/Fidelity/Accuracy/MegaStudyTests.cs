using Twins.Core.Fidelity.Accuracy;

namespace Twins.Tests.Fidelity.Accuracy;

public sealed class MegaStudyTests
{
    [Fact]
    public void The_published_results_of_each_outcome_are_reproduced()
    {
        var outcomes = MegaStudy.Read();
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
        var outcomes = MegaStudy.Read().Values;
        var sums = outcomes.Select(o => (o.Range, Sums: PairedSums.Of(o.Human, o.Twin))).ToList();
        Assert.Equal(.226, Correlations.FisherMean([.. sums.Select(s => s.Sums.Correlation!.Value)]), .0005);
        Assert.Equal(.749, sums.Average(s => s.Sums.Accuracy(s.Range)), .0005);
        Assert.Equal(.669, sums.Average(s => s.Sums.SpreadRatio!.Value), .0005);
        Assert.Equal(.939, sums.Average(s => s.Sums.SpreadRatio < 1 ? 1.0 : 0), .0005);
        Assert.Equal(-.45, sums.Average(s => s.Sums.Skill!.Value), .005);
    }
}
