namespace Twins.Core.Fidelity.Choice;

/// <summary>What one taste would choose.</summary>
public static class LogitShares
{
    /// <summary>P_j = e^{x_j·β} / Σ e^{x·β}; J shares that sum to 1.</summary>
    /// <exception cref="AssumptionException">No alternative, or one with other columns than the taste.</exception>
    public static double[] Of(double[] utilities, IReadOnlyList<double[]> alternatives)
    {
        Assume.AtLeast(1, alternatives.Count, "alternatives");
        var shares = new double[alternatives.Count];
        Softmax.Of(utilities, alternatives, shares);
        return shares;
    }
}
