using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>
/// Van Westendorp's price sensitivity meter (1976) with intervals. It says which prices are thinkable, not how many would
/// buy: <see cref="PurchaseCurve"/> does, where purchase intent was asked too.
/// </summary>
/// <param name="Range">Which convention the two ends of the acceptable range follow.</param>
/// <param name="Points">Crossings on straight lines between the prices named; the middle where curves lie on each other.</param>
/// <param name="Low">The low ends of the points' intervals; null where people are too few to bound them.</param>
/// <param name="High">Their high ends.</param>
public sealed record PriceSensitivity(PriceRange Range, PricePoints Points, PricePoints Low, PricePoints High)
{
    /// <summary>
    /// At the price where two curves cross, as many people are on the rising one as on the falling one. The interval holds
    /// every price at which the sign test of these people does not deny that:
    /// |R(p) − F(p)| ≤ z √((R₂(p) + F₂(p)) / n), with n Kish's effective number and R₂, F₂ the curves at squared weights. Holds
    /// its level from 30 people up, where the bootstrap of a crossing falls short.
    /// </summary>
    /// <param name="people">What n is at most: the interval as it would be if these answers were worth no more people.</param>
    public static PriceSensitivity Of(PriceAnswers answers, PriceRange range, double confidence = .95, double people = double.PositiveInfinity)
    {
        Assume.Share(confidence, "confidence");
        if (!(people > 0)) throw new AssumptionException($"{people} people are not above 0.");
        var worth = Math.Min(people, answers.EffectivePeople);
        var curves = PriceCurves.Of(answers).Pairs(range);
        var squares = PriceCurves.Of(answers, [.. answers.Weights.Select(w => w * w)]).Pairs(range);
        double[][] gaps = [.. curves.Select(c => c.Rising.Zip(c.Falling, (r, f) => r - f).ToArray())];
        double[][] signs = [.. gaps.Select((gap, k) => gap.Select((g, at) => g is 0 ? 0 : g / Math.Sqrt((squares[k].Rising[at] + squares[k].Falling[at]) / worth)).ToArray())];
        var quantile = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        return new PriceSensitivity(range, At(gaps, 0), At(signs, -quantile), At(signs, quantile));

        PricePoints At(double[][] rising, double level) => PricePoints.Of([.. rising.Select(r => Crossing.Of(answers.Prices, r, level))]);
    }
}
