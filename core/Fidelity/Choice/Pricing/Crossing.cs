namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>Where a curve that rises with the price passes a level, on straight lines between the prices named.</summary>
internal static class Crossing
{
    /// <summary>The middle of where it lies on the level; null where it starts above or never gets there.</summary>
    public static double? Of(double[] prices, double[] rising, double level)
    {
        var at = 0;
        while (at < prices.Length && Gap(at) < 0) at++;
        if (at == prices.Length) return null;
        if (Gap(at) > 0) return at is 0 ? null : prices[at - 1] + ((prices[at] - prices[at - 1]) * Gap(at - 1) / (Gap(at - 1) - Gap(at)));
        var last = at;
        while (last + 1 < prices.Length && Gap(last + 1) is 0) last++;
        return (prices[at] + prices[last]) / 2;

        // Equal but for rounding is equal.
        double Gap(int g) => Math.Abs(rising[g] - level) < 1e-12 ? 0 : rising[g] - level;
    }
}
