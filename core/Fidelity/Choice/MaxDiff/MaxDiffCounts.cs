using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Choice.MaxDiff;

/// <summary>How often an item was named best and worst (Finn and Louviere 1992).</summary>
/// <param name="Best">Weighted times named best.</param>
/// <param name="Worst">Weighted times named worst.</param>
/// <param name="Shown">Weighted times shown.</param>
/// <param name="Score">(best − worst) / shown, from −1 to 1.</param>
/// <param name="Interval">95 % by resampling people with all their answers (expanded percentiles); null with one person.</param>
public sealed record MaxDiffCounts(double Best, double Worst, double Shown, double Score, Interval? Interval)
{
    /// <summary>
    /// Counts without a model. Fair where every item was shown as often with every other, since an item beside weak ones wins
    /// more often; <see cref="MaxDiffLogit"/> allows for that.
    /// </summary>
    /// <returns>One for each item.</returns>
    /// <exception cref="AssumptionException">Answers that name items outside their set, an item that was never shown, or useless weights.</exception>
    public static IReadOnlyList<MaxDiffCounts> Of(IReadOnlyList<MaxDiffTask> tasks, int items, int draws, int seed)
    {
        MaxDiffChecks.Of(tasks, items);
        double[][] people = [.. tasks.Where(t => t.Weight > 0).GroupBy(t => t.Person).Select(g => Sums(g, items))];
        var table = new UnitTable([.. people.SelectMany(p => Net(p, items))], [.. people.Select(_ => 1.0)], 2 * items);
        var resamples = Ratios(Bootstrap.Means(table, draws, seed), items);
        return [.. Enumerable.Range(0, items).Select(i =>
        {
            double best = people.Sum(p => p[i]), worst = people.Sum(p => p[items + i]), shown = people.Sum(p => p[(2 * items) + i]);
            return new MaxDiffCounts(best, worst, shown, (best - worst) / shown, resamples.Interval(i, people.Length));
        })];
    }

    /// <summary>One person's best, worst and shown, for all items.</summary>
    private static double[] Sums(IEnumerable<MaxDiffTask> tasks, int items)
    {
        var sums = new double[3 * items];
        foreach (var task in tasks)
        {
            sums[task.Best] += task.Weight;
            sums[items + task.Worst] += task.Weight;
            foreach (var item in task.Items) sums[(2 * items) + item] += task.Weight;
        }
        return sums;
    }

    private static IEnumerable<double> Net(double[] sums, int items) =>
        Enumerable.Range(0, items).Select(i => sums[i] - sums[items + i]).Concat(sums[(2 * items)..]);

    /// <summary>A score is a ratio of two sums over people; a resample in which nobody saw the item says nothing of it.</summary>
    private static Draws Ratios(Draws means, int items)
    {
        var values = new double[means.Count * items];
        for (var draw = 0; draw < means.Count; draw++)
            for (var i = 0; i < items; i++) values[(draw * items) + i] = means[draw, i] / means[draw, items + i];
        return new Draws(values, items);
    }
}
