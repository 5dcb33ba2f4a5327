using Twins.Core.Fidelity.Accuracy;

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
    /// What the mean of an unlimited panel is worth on one question, in random human respondents: Var(h) / (t̄ − h̄)², the
    /// number whose mean has as large an expected squared error as the panel has. The variance is over n.
    /// </summary>
    /// <remarks>
    /// Both means come from n people, so that the panel's error holds some noise: a worth of about n or more is not
    /// told from no error at all. Single questions scatter wildly; report the median and quartiles over questions.
    /// </remarks>
    /// <param name="human">Answers of n ≥ 2 people; a pair with a missing answer (NaN) takes no part.</param>
    /// <param name="twin">Their twins' answers.</param>
    /// <returns>Above 0; infinite where the means are equal, null where humans do not vary.</returns>
    /// <exception cref="AssumptionException">Lengths that differ or fewer than two whole pairs.</exception>
    public static double? Unlimited(ReadOnlySpan<double> human, ReadOnlySpan<double> twin)
    {
        if (PairedSums.Of(human, twin) is not { Skill: not null } sums) return null;
        var means = PairOrigin.Of(human, twin);
        var variance = (sums.HumanSquares / sums.Pairs) - Math.Pow(sums.Human / sums.Pairs, 2);
        return variance / Math.Pow(means.Twin - means.Human, 2);
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
