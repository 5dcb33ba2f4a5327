using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Reliability;

/// <summary>
/// Cronbach's α (1951), how consistently k items measure one thing: k/(k − 1) · (1 − Σ var(item) / var(sum)). Its interval
/// is Feldt's (1965): exact for items that are interchangeable and normal, and too narrow where they are neither.
/// </summary>
public readonly record struct CronbachAlpha(double Value, Interval Interval, int People, int Items)
{
    /// <param name="people">Per person k ≥ 2 answers, reversed items already turned; people with a missing one (NaN) are left out.</param>
    /// <returns>Null where the sums do not vary.</returns>
    /// <exception cref="AssumptionException">Rows of different lengths, or fewer than two items or whole people.</exception>
    public static CronbachAlpha? Of(IReadOnlyList<double[]> people, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        if (TwoWayTable.Of(people) is not { Rows: > 0 } table) return null;
        // The same as the usual formula, from mean squares (Hoyt 1941).
        var value = 1 - (table.Errors / table.Rows);
        double freedom = table.Things - 1, rest = freedom * (table.Raters - 1);
        return new CronbachAlpha(value, new Interval(
            1 - ((1 - value) * FisherSnedecor.InvCDF(freedom, rest, (1 + confidence) / 2)),
            1 - ((1 - value) * FisherSnedecor.InvCDF(freedom, rest, (1 - confidence) / 2))), table.Things, table.Raters);
    }
}
