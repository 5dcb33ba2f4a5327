namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>In which order the four prices of van Westendorp are asked.</summary>
public static class PriceOrders
{
    /// <summary>
    /// Four orders after Williams: each question is first, second, third and last once and follows each other once, so that
    /// the anchor which the first price sets cancels out. Ask all four on one page, where they can be corrected.
    /// </summary>
    public static IReadOnlyList<PriceQuestion[]> All { get; } = [.. QuestionOrders.Of(4).Select(o => o.Select(q => (PriceQuestion)q).ToArray())];
}

public enum PriceQuestion
{
    TooCheap,
    Cheap,
    Expensive,
    TooExpensive,
}
