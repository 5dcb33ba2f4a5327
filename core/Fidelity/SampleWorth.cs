namespace Twins.Core.Fidelity;

/// <summary>How much a panel says, as a number of independent respondents.</summary>
public static class SampleWorth
{
    /// <summary>
    /// Kish's effective sample size (Σw)² / Σw² (1965): how many equally weighted units carry as much. From 1 to the
    /// number of units with weight.
    /// </summary>
    public static double Kish(ReadOnlySpan<double> weights)
    {
        Assume.Weights(weights);
        double sum = 0, squares = 0;
        foreach (var weight in weights)
        {
            sum += weight;
            squares += weight * weight;
        }
        return sum * sum / squares;
    }

    /// <summary>
    /// The human respondents that the mean of n language-model twins is worth, 1 / (1/limit + 1/n): its own sampling noise
    /// 1/n on top of an error that more twins do not lower.
    /// </summary>
    /// <param name="units">n > 0, the effective number of twins.</param>
    /// <param name="limit">
    /// What an unlimited panel is worth per question: 15 (median of 164 outcomes of the Twin-2K-500 mega-study), 5 and 50 at
    /// its quartiles.
    /// </param>
    public static double Humans(double units, double limit)
    {
        if (!(units > 0 && limit > 0)) throw new AssumptionException("Units and limit must be greater than 0.");
        return 1 / (1 / limit + 1 / units);
    }
}
