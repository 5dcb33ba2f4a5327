namespace Twins.Core.Fidelity.Accuracy;

/// <summary>
/// The means of the whole pairs of one outcome. Sums are taken around them, since squares of answers far from 0 (prices,
/// years) would cancel to noise.
/// </summary>
internal readonly record struct PairOrigin(double Human, double Twin, int Pairs)
{
    public static bool IsWhole(double human, double twin) => !double.IsNaN(human) && !double.IsNaN(twin);

    public static PairOrigin Of(ReadOnlySpan<double> human, ReadOnlySpan<double> twin)
    {
        double humans = 0, twins = 0;
        var pairs = 0;
        for (var i = 0; i < human.Length; i++)
        {
            if (double.IsInfinity(human[i]) || double.IsInfinity(twin[i])) throw new AssumptionException("An answer is infinite.");
            if (!IsWhole(human[i], twin[i])) continue;
            humans += human[i];
            twins += twin[i];
            pairs++;
        }
        return pairs is 0 ? default : new PairOrigin(humans / pairs, twins / pairs, pairs);
    }

    public PairedSums Sums(double human, double twin)
    {
        double h = Around(human, Human), t = Around(twin, Twin), error = twin - human;
        return new PairedSums(1, h, t, h * h, t * t, h * t, Math.Abs(error), error * error);
    }

    /// <summary>Against rounding: answers that differ from their mean by a few ulps do not differ.</summary>
    private static double Around(double value, double mean) => Math.Abs(value - mean) <= 1e-15 * Math.Abs(mean) ? 0 : value - mean;
}
