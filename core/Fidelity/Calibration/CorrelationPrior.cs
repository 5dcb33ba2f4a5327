using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>How well twins are known to follow their people over outcomes: Fisher's z of the correlation is normal with this mean and SD.</summary>
/// <param name="Mean">μ of atanh r.</param>
/// <param name="Spread">τ, the SD between outcomes of the true atanh r; 0 where outcomes do not differ more than by chance.</param>
public readonly record struct CorrelationPrior(double Mean, double Spread)
{
    /// <summary>Pairs from which on an outcome's correlation says anything.</summary>
    internal const int FewestPairs = 10;

    /// <summary>Against r = ±1, which a handful of coarse answers may reach: |atanh r| counts as 3 at most, r = .995.</summary>
    private const double LargestZ = 3;

    /// <summary>For a first outcome that has no others beside it: 163 outcomes of the Twin-2K-500 mega-study (r about .22, from −.10 to .51 in nineteen of twenty).</summary>
    public static CorrelationPrior MegaStudy { get; } = new(.228, .168);

    /// <summary>
    /// Empirical Bayes by moments (DerSimonian and Laird 1986) with weights w_k = n_k − 3: Q = Σ w (z − z̄)²,
    /// τ² = max(0, (Q − (K − 1)) / (Σw − Σw²/Σw)), and μ the mean of z with weights 1/(1/w + τ²).
    /// </summary>
    /// <param name="outcomes">K ≥ 5 outcomes with at least 10 pairs on which people and twins vary; the others take no part.</param>
    /// <exception cref="AssumptionException">Fewer than five such outcomes.</exception>
    public static CorrelationPrior Of(IReadOnlyList<PairedSums> outcomes)
    {
        var usable = outcomes.Where(o => o.Pairs >= FewestPairs && o.Correlation is not null).Select(o => (Z: Z(o), Weight: o.Pairs - 3)).ToArray();
        Assume.AtLeast(5, usable.Length, "outcomes on which people and twins vary");
        double weights = usable.Sum(o => o.Weight), squares = usable.Sum(o => o.Weight * o.Weight), mean = usable.Sum(o => o.Weight * o.Z) / weights;
        var scatter = usable.Sum(o => o.Weight * (o.Z - mean) * (o.Z - mean));
        var variance = Math.Max(0, (scatter - (usable.Length - 1)) / (weights - (squares / weights)));
        var precision = usable.Sum(o => 1 / ((1 / o.Weight) + variance));
        return new CorrelationPrior(usable.Sum(o => o.Z / ((1 / o.Weight) + variance)) / precision, Math.Sqrt(variance));
    }

    /// <summary>The outcome's correlation drawn towards the prior: tanh of (τ² z + μ/(n − 3)) / (τ² + 1/(n − 3)). Null where people or twins do not vary.</summary>
    public double? Shrink(PairedSums outcome)
    {
        Assume.AtLeast(FewestPairs, (int)outcome.Pairs, "pairs of answers");
        if (outcome.Correlation is null) return null;
        double known = Spread * Spread, noise = 1 / (outcome.Pairs - 3);
        return Math.Tanh(((known * Z(outcome)) + (noise * Mean)) / (known + noise));
    }

    private static double Z(PairedSums outcome) => Math.Clamp(Math.Atanh(outcome.Correlation!.Value), -LargestZ, LargestZ);
}
