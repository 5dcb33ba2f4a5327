namespace Twins.Core.Fidelity.Calibration;

/// <summary>Weights under which people have the population's shares in several features at once.</summary>
/// <param name="Values">Per person, not negative, with mean 1.</param>
/// <param name="Rounds">How many it took.</param>
/// <param name="DesignEffect">nΣw²/(Σw)² (Kish 1965), from 1: n over it is what the weighted people are worth in equally weighted ones.</param>
public sealed record RakedWeights(double[] Values, int Rounds, double DesignEffect)
{
    /// <summary>
    /// Iterative proportional fitting (Deming and Stephan 1940): margin after margin, every group is scaled to its share,
    /// until all are met at once. Of all weights that meet the margins these are the nearest to the starting ones in
    /// relative entropy. With trimming, weights above the limit are cut to it after each round and the rest adapts.
    /// </summary>
    /// <remarks>Corrects for the features given and for nothing else; who answers must be chance within their combinations.</remarks>
    /// <param name="margins">One or more, of the same n people.</param>
    /// <param name="start">Starting weights, finite and not negative; all alike unless given.</param>
    /// <exception cref="AssumptionException">An empty group, or margins that contradict each other or cannot be met with such trimming.</exception>
    public static RakedWeights Of(IReadOnlyList<RakingMargin> margins, RakingOptions options, double[]? start = null)
    {
        Assume.AtLeast(1, margins.Count, "margins");
        Check(options);
        var people = margins[0].Groups.Length;
        foreach (var margin in margins) margin.Check(people);
        double[] weights = start is null ? [.. Enumerable.Repeat(1.0, people)] : [.. start];
        Assume.Weights(weights);
        if (weights.Length != people) throw new AssumptionException($"{weights.Length} starting weights given for {people} people.");
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var margin in margins) Fit(margin, weights);
            Scale(weights, options.Trim);
            if (margins.All(m => m.Gap(weights) <= options.Tolerance)) return new RakedWeights(weights, round, people / SampleWorth.Kish(weights));
        }
        var worst = margins.MaxBy(m => m.Gap(weights))!;
        throw new AssumptionException($"After {options.Rounds} rounds {worst.Name} is still off by {worst.Gap(weights):0.####}: the margins contradict each other{(options.Trim is null ? "" : ", or weights are trimmed too far")}; merge groups{(options.Trim is null ? "" : " or trim less")}.");
    }

    private static void Fit(RakingMargin margin, double[] weights)
    {
        var now = margin.Weighted(weights);
        for (var g = 0; g < now.Length; g++)
            if (margin.Shares[g] > 0 && !(now[g] > 0)) throw new AssumptionException($"{margin.Name}: everybody in group {g} (counted from 0) has weight 0, because of another margin or a starting weight; merge groups.");
        margin.Fit(weights);
    }

    /// <summary>Mean 1, and nobody above the limit.</summary>
    private static void Scale(double[] weights, double? trim)
    {
        var mean = weights.Average();
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Min(weights[i] / mean, trim ?? double.PositiveInfinity);
    }

    private static void Check(RakingOptions options)
    {
        if (!(options.Tolerance > 0)) throw new AssumptionException($"The tolerance is {options.Tolerance}; it must be above 0.");
        Assume.AtLeast(1, options.Rounds, "rounds");
        if (options.Trim is { } trim && !(trim > 1)) throw new AssumptionException($"Weights are to be trimmed at {trim} times their mean; give more than 1.");
    }
}
