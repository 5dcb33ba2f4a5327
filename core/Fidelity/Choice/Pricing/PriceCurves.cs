namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>The four cumulative curves at every price that somebody named; shares of people from 0 to 1.</summary>
/// <param name="Prices">From low to high.</param>
/// <param name="TooCheap">Falling: the share to whom this price is too cheap, Σ w [tooCheap ≥ p] / Σ w.</param>
/// <param name="Cheap">Falling: Σ w [cheap ≥ p] / Σ w.</param>
/// <param name="Expensive">Rising: Σ w [expensive ≤ p] / Σ w.</param>
/// <param name="TooExpensive">Rising: Σ w [tooExpensive ≤ p] / Σ w.</param>
public sealed record PriceCurves(double[] Prices, double[] TooCheap, double[] Cheap, double[] Expensive, double[] TooExpensive)
{
    public static PriceCurves Of(PriceAnswers answers) => Of(answers, answers.Weights);

    internal static PriceCurves Of(PriceAnswers answers, double[] weights)
    {
        var total = weights.Sum();
        double[][] named = [.. Enumerable.Range(0, 4).Select(_ => new double[answers.Prices.Length])];
        for (var i = 0; i < weights.Length; i++)
            for (var q = 0; q < 4; q++) named[q][answers.Places[i][q]] += weights[i] / total;
        return new PriceCurves(answers.Prices, AtOrAbove(named[0]), AtOrAbove(named[1]), AtOrBelow(named[2]), AtOrBelow(named[3]));
    }

    /// <summary>The pairs of curves whose crossings are the four points, in the order of <see cref="PricePoints"/>.</summary>
    internal IReadOnlyList<(double[] Falling, double[] Rising)> Pairs(PriceRange range) =>
    [
        (TooCheap, TooExpensive),
        (Cheap, Expensive),
        (TooCheap, range is PriceRange.Original ? Not(Cheap) : Expensive),
        (range is PriceRange.Original ? Not(Expensive) : Cheap, TooExpensive),
    ];

    private static double[] Not(double[] shares) => [.. shares.Select(s => 1 - s)];

    private static double[] AtOrBelow(double[] named)
    {
        for (var g = 1; g < named.Length; g++) named[g] += named[g - 1];
        return named;
    }

    private static double[] AtOrAbove(double[] named)
    {
        for (var g = named.Length - 2; g >= 0; g--) named[g] += named[g + 1];
        return named;
    }
}
