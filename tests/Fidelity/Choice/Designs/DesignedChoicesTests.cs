using Twins.Core.Fidelity.Choice;
using Twins.Core.Fidelity.Choice.Designs;
using Twins.Core.Fidelity.Choice.MaxDiff;

namespace Twins.Tests.Fidelity.Choice.Designs;

/// <summary>From the design through answers to the estimate.</summary>
public sealed class DesignedChoicesTests
{
    [Fact]
    public void Part_worths_come_back_from_answers_to_a_designed_conjoint()
    {
        var coding = new ConjointCoding([ConjointAttribute.Of(3), ConjointAttribute.Of(2), ConjointAttribute.Of(10, 20, 30)]);
        double[] truth = [.8, -.2, .5, -.08];
        var design = ConjointDesign.Of(coding, new ConjointDesignOptions { Tasks = 8, Alternatives = 3, Versions = 4, Seed = 1, Trials = 2000 });
        var choosers = new Choosers(1);
        var tasks = Enumerable.Range(0, 400).SelectMany(person => design.Versions[person % 4].Select(task =>
        {
            double[][] codes = [.. task.Select(coding.Codes)];
            return new ChoiceTask(person, codes, choosers.Pick(LogitShares.Of(truth, codes)));
        }));
        var fit = MultinomialLogit.Fit(new ChoiceTable([.. tasks]));
        for (var k = 0; k < truth.Length; k++) Assert.Equal(truth[k], fit.Coefficients[k], 4 * fit.StandardError(k));
        var importance = Importance.Of(coding, fit.Coefficients)!;
        double[] known = Importance.Of(coding, truth)!;
        for (var a = 0; a < 3; a++) Assert.Equal(known[a], importance[a], 5.0);
        var worth = WillingnessToPay.Of(fit, 2, 3);
        Assert.InRange(6.25, worth.Interval.Low - 1, worth.Interval.High + 1);
    }

    [Fact]
    public void Utilities_come_back_from_answers_to_a_designed_maxdiff()
    {
        double[] truth = [1, .6, .2, 0, 0, -.3, -.5, -1];
        var design = MaxDiffDesign.Of(8, 4, 6, 5, 1);
        var choosers = new Choosers(2);
        List<MaxDiffTask> tasks = [.. Enumerable.Range(0, 300).SelectMany(person => design.Versions[person % 5].Select(set =>
        {
            var best = set[choosers.Pick(LogitShares.Of([1], [.. set.Select(i => new[] { truth[i] })]))];
            int[] rest = [.. set.Where(i => i != best)];
            return new MaxDiffTask(person, set, best, rest[choosers.Pick(LogitShares.Of([1], [.. rest.Select(i => new[] { -truth[i] })]))]);
        }))];
        var found = MaxDiffLogit.Utilities(MultinomialLogit.Fit(new ChoiceTable(MaxDiffLogit.Choices(tasks, 8))).Coefficients);
        var counts = MaxDiffCounts.Of(tasks, 8, 200, 1);
        for (var i = 0; i < 8; i++) Assert.Equal(truth[i], found[i], .2);
        Assert.Equal(Enumerable.Range(0, 8).MaxBy(i => truth[i]), Enumerable.Range(0, 8).MaxBy(i => counts[i].Score));
    }
}
