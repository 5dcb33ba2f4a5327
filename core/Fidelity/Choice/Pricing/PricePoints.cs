namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>Where the curves of van Westendorp meet, in the currency of the prices; null where two do not meet.</summary>
/// <param name="Optimal">OPP: as many find it too cheap as too expensive.</param>
/// <param name="Indifference">IDP: as many find it cheap as expensive.</param>
/// <param name="MarginalCheapness">PMC, the low end of the acceptable range.</param>
/// <param name="MarginalExpensiveness">PME, its high end.</param>
public sealed record PricePoints(double? Optimal, double? Indifference, double? MarginalCheapness, double? MarginalExpensiveness)
{
    internal static PricePoints Of(double?[] points) => new(points[0], points[1], points[2], points[3]);
}
