using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>Which prices are thinkable (van Westendorp), and where it was asked, how many would buy (Newton, Miller and Smith).</summary>
public sealed record PriceReport : CompoundReport
{
    /// <summary>Which crossings bound the acceptable range.</summary>
    public required PriceRange Range { get; init; }
    /// <summary>Answers whose four prices do not rise; they are in no curve.</summary>
    public required int Contradictory { get; init; }
    /// <summary>The four curves, thinned for drawing; null without two twins whose prices rise.</summary>
    public PriceLines? Lines { get; init; }
    /// <summary>Demand at round prices; empty where intent was not asked or nobody would buy.</summary>
    public IReadOnlyList<DemandStep> Demand { get; init; } = [];
    /// <summary>The price at which most would buy.</summary>
    public Estimate? BestTrial { get; init; }
    /// <summary>The price at which price times buyers is highest.</summary>
    public Estimate? BestRevenue { get; init; }
}

/// <param name="TooCheap">Weighted share of twins to whom a price is too cheap; the others likewise.</param>
public sealed record PriceLines(IReadOnlyList<double> Prices, IReadOnlyList<double> TooCheap, IReadOnlyList<double> Cheap, IReadOnlyList<double> Expensive, IReadOnlyList<double> TooExpensive);

/// <param name="Buyers">Share that would buy at the price.</param>
/// <param name="Revenue">Price times buyers: for each twin asked.</param>
public sealed record DemandStep(double Price, Estimate Buyers, Estimate Revenue);
