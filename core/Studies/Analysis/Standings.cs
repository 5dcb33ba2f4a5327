using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Comparisons;
using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Studies.Analysis;

/// <summary>How a contest came out: estimates, who is probably best, and who cannot be told apart.</summary>
internal sealed class Standings
{
    private const double Level = .05;
    private const int MostDraws = 2000;
    private static readonly Interval Share = new(0, 1);

    private readonly Contest contest;
    private readonly UnitTable table;
    private readonly Draws draws;

    public Standings(Contest contest, int seed)
    {
        (this.contest, table) = (contest, contest.Table());
        // Fewer draws for panels so large that their intervals are narrow anyway.
        draws = Bootstrap.Means(table, (long)table.Units * table.Statistics > 200_000 ? MostDraws / 2 : MostDraws, seed);
    }

    public Estimate Mean(int contestant) => Estimate(contestant, contest.Bounds);

    public Estimate? Top(int contestant) => contest.Tops is null ? null : Estimate(contest.Count + contestant, Share);

    public double Value(int contestant) => table.Mean(contestant);

    public double EffectiveUnits(int contestant) => table.EffectiveUnits(contestant);

    /// <summary>The variance over twins of the difference between two contestants, weighted; 0 with fewer than two twins.</summary>
    public double DifferenceVariance(int a, int b)
    {
        double total = 0, sum = 0, squares = 0;
        for (var i = 0; i < table.Units; i++)
        {
            if (!table.Has(i, a) || !table.Has(i, b)) continue;
            double w = table.Weight(i), d = table[i, a] - table[i, b];
            (total, sum, squares) = (total + w, sum + w * d, squares + w * d * d);
        }
        return total > 0 ? Math.Max(0, squares / total - sum / total * (sum / total)) : 0;
    }

    /// <summary>Contestants, best first.</summary>
    public int[] Order() => contest.Order();

    public double[] ProbabilityBest() => draws.ProbabilityBest([.. Enumerable.Range(0, contest.Count)], contest.HighestIsBest);

    /// <summary>Which contestants really differ, in the given order; Holm keeps the chance of any false difference below 5 %.</summary>
    public bool[,] Apart(int[] order)
    {
        var p = PairwiseTests.Adjusted(table, draws, order);
        var apart = new bool[order.Length, order.Length];
        for (var a = 0; a < order.Length; a++)
            for (var b = 0; b < order.Length; b++) apart[a, b] = p[a, b] < Level;
        return apart;
    }

    private Estimate Estimate(int statistic, Interval? bounds)
    {
        var value = table.Mean(statistic);
        var units = table.EffectiveUnits(statistic);
        if (draws.Interval(statistic, units) is not { } interval)
            // One twin alone bounds nothing: anything the scale allows is possible.
            return bounds is { } all ? new Estimate(value, all.Low, all.High) : new Estimate(value, value, value);
        // Where everybody agrees on a share the bootstrap sees no doubt; Wilson does.
        if (bounds == Share && interval.Low == interval.High && (value is < 1e-9 or > 1 - 1e-9))
            interval = Proportions.Wilson(Math.Clamp(value, 0, 1), units);
        return new Estimate(value, Math.Min(value, interval.Low), Math.Max(value, interval.High));
    }
}
