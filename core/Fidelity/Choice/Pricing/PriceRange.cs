namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>Which crossings bound the acceptable range; both are in use, so that a report must say which.</summary>
public enum PriceRange
{
    /// <summary>Van Westendorp's own: too cheap × not cheap, and too expensive × not expensive.</summary>
    Original,

    /// <summary>Too cheap × expensive, and too expensive × cheap. Lies within the original.</summary>
    Narrower,
}
