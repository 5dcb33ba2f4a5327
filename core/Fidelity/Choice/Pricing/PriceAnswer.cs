namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>One person's four prices (van Westendorp 1976), in one currency; NaN where one is missing.</summary>
/// <param name="TooCheap">So cheap that its quality is doubted.</param>
/// <param name="Cheap">A bargain.</param>
/// <param name="Expensive">Getting expensive, but still worth a thought.</param>
/// <param name="TooExpensive">Too expensive to be bought.</param>
/// <param name="Weight">How much the person counts; finite and not negative.</param>
public sealed record PriceAnswer(double TooCheap, double Cheap, double Expensive, double TooExpensive, double Weight = 1)
{
    /// <summary>How likely they would buy at the cheap price, 1 (certainly not) to 5 (certainly); asked for the extension only.</summary>
    public int? IntentCheap { get; init; }

    /// <summary>The same at the expensive price.</summary>
    public int? IntentExpensive { get; init; }

    internal double[] Prices => [TooCheap, Cheap, Expensive, TooExpensive];
}
