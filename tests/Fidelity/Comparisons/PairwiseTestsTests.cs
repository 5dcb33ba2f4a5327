using Twins.Core.Fidelity.Comparisons;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity.Comparisons;

public sealed class PairwiseTestsTests
{
    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    public void Where_nothing_differs_a_difference_is_claimed_in_one_study_of_twenty_at_most(int units)
    {
        const int Studies = 400;
        const int Variants = 8;
        var chance = new Random(19);
        var claimed = 0;
        for (var study = 0; study < Studies; study++)
        {
            var values = new double[units * Variants];
            for (var i = 0; i < units; i++)
            {
                var level = chance.Next(1, 4);
                for (var v = 0; v < Variants; v++) values[i * Variants + v] = level + chance.Next(0, 3);
            }
            var table = new UnitTable(values, [.. Enumerable.Repeat(1.0, units)], Variants);
            var p = PairwiseTests.Adjusted(table, Bootstrap.Means(table, 1000, study), [.. Enumerable.Range(0, Variants)]);
            if (p.Cast<double>().Any(x => x < .05)) claimed++;
        }
        // Two standard errors of a share of .05 over 400 studies are .022.
        Assert.InRange(claimed / (double)Studies, 0, .072);
    }

    [Fact]
    public void A_difference_that_is_there_is_found()
    {
        var chance = new Random(20);
        var table = new UnitTable([.. Enumerable.Range(0, 24).SelectMany(_ => new double[] { chance.Next(1, 4), chance.Next(1, 4), chance.Next(3, 6) })], [.. Enumerable.Repeat(1.0, 24)], 3);
        var p = PairwiseTests.Adjusted(table, Bootstrap.Means(table, 1000, 1), [0, 1, 2]);
        Assert.True(p[0, 2] < .001 && p[1, 2] < .001);
        Assert.True(p[0, 1] > .05);
    }
}
