namespace Twins.Core.Fidelity.Fairness;

/// <summary>How a twin's yes-or-no predictions err for groups of people (equalised odds; Hardt et al. 2016).</summary>
/// <param name="TruePositiveRates">Per group the share of its yes that is predicted yes, with Wilson's interval; null where the group has no yes.</param>
/// <param name="FalsePositiveRates">Per group the share of its no that is predicted yes; null where the group has no no.</param>
/// <param name="TruePositiveGap">Highest minus lowest true positive rate; null where fewer than two groups have one.</param>
/// <param name="FalsePositiveGap">Highest minus lowest false positive rate; null likewise.</param>
public sealed record ErrorGaps(RateWithInterval?[] TruePositiveRates, RateWithInterval?[] FalsePositiveRates, double? TruePositiveGap, double? FalsePositiveGap)
{
    /// <param name="groups">For each person the group, 0 … G−1.</param>
    /// <param name="truth">What the person said.</param>
    /// <param name="predicted">What the twin said.</param>
    /// <exception cref="AssumptionException">Lengths that differ, nobody, or a group below 0.</exception>
    public static ErrorGaps Of(ReadOnlySpan<int> groups, ReadOnlySpan<bool> truth, ReadOnlySpan<bool> predicted)
    {
        if (groups.Length != truth.Length || truth.Length != predicted.Length) throw new AssumptionException($"{groups.Length} groups, {truth.Length} answers and {predicted.Length} predictions given; they must pair up.");
        Assume.AtLeast(1, groups.Length, "people");
        var cells = new int[groups.ToArray().Max() + 1, 2, 2];
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] < 0) throw new AssumptionException("A group is below 0; number them 0, 1, 2 and so on.");
            cells[groups[i], truth[i] ? 1 : 0, predicted[i] ? 1 : 0]++;
        }
        RateWithInterval?[] hits = Rates(cells, 1), falses = Rates(cells, 0);
        return new ErrorGaps(hits, falses, Gap(hits), Gap(falses));
    }

    private static RateWithInterval?[] Rates(int[,,] cells, int truth)
    {
        var rates = new RateWithInterval?[cells.GetLength(0)];
        for (var g = 0; g < rates.Length; g++)
        {
            var count = cells[g, truth, 0] + cells[g, truth, 1];
            if (count is 0) continue;
            var rate = (double)cells[g, truth, 1] / count;
            rates[g] = new RateWithInterval(rate, Proportions.Wilson(rate, count), count);
        }
        return rates;
    }

    private static double? Gap(RateWithInterval?[] rates)
    {
        double[] known = [.. rates.OfType<RateWithInterval>().Select(r => r.Rate)];
        return known.Length < 2 ? null : known.Max() - known.Min();
    }
}

/// <param name="Count">n behind the rate.</param>
public readonly record struct RateWithInterval(double Rate, Interval Interval, int Count);
