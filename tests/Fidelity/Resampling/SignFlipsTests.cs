using CsCheck;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Tests.Fidelity.Resampling;

public sealed class SignFlipsTests
{
    [Fact]
    public void One_statistic_gets_the_p_value_of_SciPy()
    {
        var (d, w) = Fixture();
        var expected = Figures.Statistics.GetProperty("sign_flips").Numbers("alone");
        for (var s = 0; s < expected.Length; s++)
        {
            var p = SignFlips.Adjusted(new UnitTable([.. d.Select(row => row[s])], w, 1), 1000, 1);
            Assert.Equal(expected[s], p[0], 12);
        }
    }

    [Fact]
    public void All_statistics_get_the_p_values_of_counting_every_pattern()
    {
        var (d, w) = Fixture();
        Assert.Equal(Figures.Statistics.GetProperty("sign_flips").Numbers("adjusted"), SignFlips.Adjusted(new UnitTable([.. d.SelectMany(row => row)], w, 4), 1000, 1), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Drawn_patterns_come_close_to_all_of_them()
    {
        var (d, w) = Fixture();
        var table = new UnitTable([.. d.SelectMany(row => row)], w, 4);
        var (drawn, counted) = (SignFlips.Adjusted(table, 255, 7), SignFlips.Adjusted(table, 256, 7));
        for (var s = 0; s < 4; s++) Assert.InRange(drawn[s], counted[s] - .1, counted[s] + .1);
    }

    [Fact]
    public void Fewer_units_than_six_that_moved_never_reach_five_percent()
    {
        var values = Enumerable.Range(0, 100).Select(i => i < 5 ? 1.0 : 0).ToArray();
        Assert.Equal(1 / 16.0, SignFlips.Adjusted(new UnitTable(values, Ones(100), 1), 1000, 1)[0]);
        values[5] = 1;
        Assert.Equal(1 / 32.0, SignFlips.Adjusted(new UnitTable(values, Ones(100), 1), 1000, 1)[0]);
    }

    [Fact]
    public void What_did_not_move_is_certain_and_costs_the_others_nothing()
    {
        var chance = new Random(5);
        double[] moved = [.. Enumerable.Range(0, 20).Select(_ => chance.NextDouble() - .2)];
        var alone = SignFlips.Adjusted(new UnitTable(moved, Ones(20), 1), 5000, 3)[0];
        var among = SignFlips.Adjusted(new UnitTable([.. moved.SelectMany(d => new double[] { 0, d, 0, double.NaN })], Ones(20), 4), 5000, 3);
        Assert.Equal([1, alone, 1, 1], among);
    }

    [Fact]
    public void Scale_sign_and_the_units_of_weights_do_not_matter() =>
        Gen.Select(Gen.Double[-3, 3].Array[40], Gen.Double[.1, 4].Array[10], Gen.Double[.01, 100]).Sample((d, w, factor) =>
        {
            var p = SignFlips.Adjusted(new UnitTable(d, w, 4), 500, 2);
            var scaled = SignFlips.Adjusted(new UnitTable([.. d.Select(x => -factor * x)], [.. w.Select(x => factor * x)], 4), 500, 2);
            for (var s = 0; s < 4; s++) Assert.Equal(p[s], scaled[s], 9);
        }, iter: 200);

    /// <summary>Coarse answers, weights, correlated statistics, few units: where approximations fail.</summary>
    [Theory]
    [InlineData(8, 1)]
    [InlineData(24, 10)]
    [InlineData(40, 3)]
    public void Where_nothing_moved_a_move_is_claimed_in_one_study_of_twenty_at_most(int units, int statistics)
    {
        const int Studies = 1000;
        var chance = new Random(23);
        var claimed = 0;
        for (var study = 0; study < Studies; study++)
        {
            var d = new double[units * statistics];
            for (var i = 0; i < units; i++)
            {
                // A twin that is in another mood tonight moves on everything at once.
                var mood = chance.Next(-1, 2);
                for (var s = 0; s < statistics; s++) d[i * statistics + s] = mood + (chance.Next(0, 5) is 0 ? chance.Next(0, 2) * 2 - 1 : 0);
            }
            double[] weights = [.. Enumerable.Range(0, units).Select(i => i % 3 is 0 ? 3.0 : 1)];
            if (SignFlips.Adjusted(new UnitTable(d, weights, statistics), 500, study).Min() < .05) claimed++;
        }
        // Two standard errors of a share of .05 over 1,000 studies are .014.
        Assert.InRange(claimed / (double)Studies, 0, .064);
    }

    [Fact]
    public void Of_fine_answers_the_whole_level_is_used()
    {
        const int Studies = 1000;
        var chance = new Random(29);
        var claimed = Enumerable.Range(0, Studies).Count(study => SignFlips.Adjusted(new UnitTable([.. Enumerable.Range(0, 240).Select(_ => chance.NextDouble() - .5)], Ones(24), 10), 500, study).Min() < .05);
        Assert.InRange(claimed / (double)Studies, .036, .064);
    }

    private static (double[][] D, double[] W) Fixture()
    {
        var fixture = Figures.Statistics.GetProperty("sign_flips");
        return ([.. fixture.GetProperty("d").EnumerateArray().Select(row => row.Numbers())], fixture.Numbers("w"));
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
