using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>As many points of the price curves as a drawing needs.</summary>
internal static class PriceThinning
{
    private const int Most = 60;

    public static PriceLines Of(PriceCurves curves)
    {
        var last = curves.Prices.Length - 1;
        int[] kept = [.. Enumerable.Range(0, Most).Select(k => (int)Math.Round(k * last / (Most - 1.0))).Distinct()];
        // Sums of weights end a hair beside 0 and 1.
        double[] At(double[] shares) => [.. kept.Select(i => Math.Round(shares[i], 9))];
        return new PriceLines([.. kept.Select(i => curves.Prices[i])], At(curves.TooCheap), At(curves.Cheap), At(curves.Expensive), At(curves.TooExpensive));
    }
}
