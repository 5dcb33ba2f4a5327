using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>How many would buy at round prices, and where most and most revenue is.</summary>
internal sealed class PriceDemand
{
    private const int Draws = 1000;
    private const int About = 10;

    public PriceDemand(PriceAnswers answers, int seed)
    {
        try
        {
            var curve = PurchaseCurve.Of(answers, PurchaseCurve.UsualProbabilities, Draws, seed);
            var prices = Round(curve.Prices[0], curve.Prices[^1]);
            Steps = [.. prices.Zip(PurchaseCurve.TrialAt(prices, answers, PurchaseCurve.UsualProbabilities, Draws, seed), Step)];
            (BestTrial, BestRevenue) = (Of(curve.BestTrial), Of(curve.BestRevenue));
        }
        catch (AssumptionException)
        {
            // Nobody would buy at any price.
            Steps = [];
        }
    }

    public IReadOnlyList<DemandStep> Steps { get; }

    public Estimate? BestTrial { get; }

    public Estimate? BestRevenue { get; }

    private static DemandStep Step(double price, (double Trial, Interval? Interval) found)
    {
        var (low, high) = found.Interval is { } i ? (Math.Min(i.Low, found.Trial), Math.Max(i.High, found.Trial)) : (0, 1);
        return new DemandStep(price, new Estimate(found.Trial, low, high), new Estimate(price * found.Trial, price * low, price * high));
    }

    private static Estimate Of(PriceChoice choice) => choice.Interval is { } i ? new Estimate(choice.Price, Math.Min(i.Low, choice.Price), Math.Max(i.High, choice.Price)) : new Estimate(choice.Price, double.NaN, double.NaN);

    /// <summary>About ten prices a person would name: steps of 1, 2 or 5 times a power of ten.</summary>
    private static List<double> Round(double low, double high)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10((high - low) / About)));
        var step = power * ((high - low) / About / power is var digit && digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
        var first = (long)Math.Floor(low / step) + 1;
        return [.. Enumerable.Range(0, 2 * About).Select(k => Math.Round((first + k) * step, 6)).TakeWhile(p => p < high)];
    }
}
