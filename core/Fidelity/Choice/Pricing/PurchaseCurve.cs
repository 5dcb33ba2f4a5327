using Twins.Core.Fidelity.Resampling;

namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>
/// The extension of Newton, Miller and Smith (1993): each person buys with probability 0 up to their too-cheap price, their
/// intent at the cheap and at the expensive price, 0 from the too-expensive price on, and straight lines between.
/// </summary>
/// <param name="Prices">From low to high, all that were named; between them trial is a straight line.</param>
/// <param name="Trial">The weighted mean probability of buying, from 0 to 1. Of those who know the product and can get it: an upper bound.</param>
/// <param name="BestTrial">The price at which most would buy.</param>
/// <param name="BestRevenue">The price at which price · trial is highest, exact between the prices named.</param>
public sealed record PurchaseCurve(double[] Prices, double[] Trial, PriceChoice BestTrial, PriceChoice BestRevenue)
{
    /// <summary>What intents 1 to 5 are worth as probabilities of buying, as Newton, Miller and Smith took them.</summary>
    public static IReadOnlyList<double> UsualProbabilities { get; } = [0, .1, .3, .5, .7];

    /// <summary>Price · trial: revenue per person asked.</summary>
    public double[] Revenue => [.. Prices.Zip(Trial, (p, t) => p * t)];

    /// <summary>The mean probability of buying at any price.</summary>
    public double TrialAt(double price)
    {
        if (price <= Prices[0] || price >= Prices[^1]) return 0;
        var above = Array.BinarySearch(Prices, price) is >= 0 and var exact ? exact : ~Array.BinarySearch(Prices, price);
        var part = (price - Prices[above - 1]) / (Prices[above] - Prices[above - 1]);
        return Trial[above - 1] + (part * (Trial[above] - Trial[above - 1]));
    }

    /// <param name="probabilities">Five probabilities of buying for intents 1 to 5; <see cref="UsualProbabilities"/> unless known better.</param>
    /// <exception cref="AssumptionException">An intent that is missing or not 1 to 5, probabilities that are none, or nobody who would ever buy.</exception>
    public static PurchaseCurve Of(PriceAnswers answers, IReadOnlyList<double> probabilities, int draws, int seed)
    {
        var intents = Intents(answers, probabilities);
        var trial = PurchaseSums.Of(answers, intents, answers.Weights);
        if (!(trial.Max() > 1e-12)) throw new AssumptionException("Nobody would buy at any price, so no price is the best.");
        var (most, best) = PurchaseSums.Best(answers.Prices, trial);
        var resampled = PriceResamples.Of(answers, draws, seed, w =>
        {
            var drawn = PurchaseSums.Of(answers, intents, w);
            var (drawnMost, drawnBest) = PurchaseSums.Best(answers.Prices, drawn);
            return drawn.Max() > 1e-12 ? [drawnMost, drawnBest] : [double.NaN, double.NaN];
        });
        var units = answers.EffectivePeople;
        return new PurchaseCurve(answers.Prices, trial, new PriceChoice(most, resampled.Interval(0, units)), new PriceChoice(best, resampled.Interval(1, units)));
    }

    /// <summary>Trial at prices of one's own with 95 % intervals by resampling people (expanded percentiles).</summary>
    /// <returns>One for each price; the interval is null with one effective person.</returns>
    /// <exception cref="AssumptionException">As for the curve, or a price that is not finite.</exception>
    public static IReadOnlyList<(double Trial, Interval? Interval)> TrialAt(IReadOnlyList<double> prices, PriceAnswers answers, IReadOnlyList<double> probabilities, int draws, int seed)
    {
        Assume.AtLeast(1, prices.Count, "prices");
        Assume.Finite([.. prices]);
        var intents = Intents(answers, probabilities);
        var table = new UnitTable([.. answers.Valid.SelectMany((a, i) => prices.Select(p => PurchaseSums.Line(a, intents[i], p)))], answers.Weights, prices.Count);
        var resampled = Bootstrap.Means(table, draws, seed);
        return [.. prices.Select((_, k) => (table.Mean(k), resampled.Interval(k, answers.EffectivePeople)))];
    }

    private static double[][] Intents(PriceAnswers answers, IReadOnlyList<double> probabilities)
    {
        if (probabilities.Count is not 5 || probabilities.Any(p => !(p is >= 0 and <= 1))) throw new AssumptionException("Five probabilities from 0 to 1 are needed, for intents 1 to 5.");
        return [.. answers.Valid.Select(a => new[] { Probability(a.IntentCheap, probabilities), Probability(a.IntentExpensive, probabilities) })];
    }

    private static double Probability(int? intent, IReadOnlyList<double> probabilities) =>
        intent is >= 1 and <= 5 ? probabilities[intent.Value - 1] : throw new AssumptionException($"{(intent is null ? "A purchase intent is missing" : $"{intent} is not a purchase intent")}; the extension needs 1 to 5 at the cheap and at the expensive price.");
}

/// <param name="Interval">95 % by resampling people (expanded percentiles); null with one effective person.</param>
public readonly record struct PriceChoice(double Price, Interval? Interval);
