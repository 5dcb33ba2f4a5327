namespace Twins.Core.Fidelity.Choice;

/// <summary>What one unit more of an attribute is worth, in the unit of the price: the price change that leaves utility as it was.</summary>
/// <param name="Value">−β_a / β_price.</param>
/// <param name="Interval">
/// Fieller's interval (1954): all w with (β_a + wβ_p)² ≤ q²(V_aa + 2wV_ap + w²V_pp). It holds its level where the price
/// coefficient is only a few standard errors from 0, which the delta method does not, and is not symmetric.
/// </param>
public readonly record struct WillingnessToPay(double Value, Interval Interval)
{
    /// <summary>From a fitted logit, with its errors clustered by person where it has them.</summary>
    /// <param name="attribute">The column whose worth is asked; its code counts in its own unit.</param>
    /// <param name="price">The column of the price.</param>
    /// <exception cref="AssumptionException">The price coefficient cannot be told from 0 at this confidence, so that no bounded interval exists.</exception>
    public static WillingnessToPay Of(LogitFit fit, int attribute, int price, double confidence = .95) =>
        Of(fit, One(fit.Coefficients.Length, attribute), price, confidence);

    /// <summary>The same for a sum of columns, such as the difference between two levels: w = −c·β / β_price.</summary>
    /// <param name="contrast">c, a factor for each column.</param>
    /// <exception cref="AssumptionException">The price coefficient cannot be told from 0, or factors for other columns.</exception>
    public static WillingnessToPay Of(LogitFit fit, double[] contrast, int price, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        Assume.SameLength(contrast, fit.Coefficients);
        var errors = fit.Errors;
        double both = 0, own = 0;
        for (var k = 0; k < contrast.Length; k++)
        {
            both += contrast[k] * errors[k, price];
            for (var l = 0; l < contrast.Length; l++) own += contrast[k] * contrast[l] * errors[k, l];
        }
        return Fieller(Dot(contrast, fit.Coefficients), fit.Coefficients[price], own, both, errors[price, price], fit.Quantile(confidence));
    }

    /// <summary>
    /// From a hierarchical logit: the ratio of the population's mean tastes, with the same interval on the spread of its
    /// draws. What the mean person pays, which is not the mean of what people pay: see <see cref="PersonalWorth"/>.
    /// </summary>
    /// <exception cref="AssumptionException">The mean price taste cannot be told from 0.</exception>
    public static WillingnessToPay Of(HierarchicalFit fit, int attribute, int price, double confidence = .95) =>
        Of(fit, One(fit.Population.Mean.Length, attribute), price, confidence);

    /// <summary>The same for a sum of columns, such as the difference between two levels.</summary>
    /// <param name="contrast">A factor for each column.</param>
    /// <exception cref="AssumptionException">The mean price taste cannot be told from 0, or factors for other columns.</exception>
    public static WillingnessToPay Of(HierarchicalFit fit, double[] contrast, int price, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        Assume.SameLength(contrast, fit.Population.Mean);
        double[] a = [.. fit.Draws.Select(d => Dot(contrast, d.Population.Mean))], p = [.. fit.Draws.Select(d => d.Population.Mean[price])];
        double meanA = a.Average(), meanP = p.Average(), n = a.Length - 1;
        double Covariance(double[] x, double meanX, double[] y, double meanY) => x.Zip(y, (u, v) => (u - meanX) * (v - meanY)).Sum() / n;
        var quantile = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, fit.People - 1, (1 + confidence) / 2);
        return Fieller(meanA, meanP, Covariance(a, meanA, a, meanA), Covariance(a, meanA, p, meanP), Covariance(p, meanP, p, meanP), quantile);
    }

    private static double[] One(int columns, int column) => [.. Enumerable.Range(0, columns).Select(k => k == column ? 1.0 : 0)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static WillingnessToPay Fieller(double a, double p, double varA, double both, double varP, double quantile)
    {
        var square = quantile * quantile;
        var leading = (p * p) - (square * varP);
        if (!(leading > 0)) throw new AssumptionException($"The price coefficient {p:0.####} (SE {Math.Sqrt(varP):0.####}) cannot be told from 0, so no amount of money can be named; widen the range of prices or ask more people.");
        var middle = (a * p) - (square * both);
        var half = Math.Sqrt(Math.Max(0, (middle * middle) - (leading * ((a * a) - (square * varA)))));
        return new WillingnessToPay(-a / p, new Interval((-middle - half) / leading, (-middle + half) / leading));
    }
}
