namespace Twins.Core.Fidelity.Choice;

/// <summary>How long a hierarchical logit is sampled and what is believed before the first choice is seen.</summary>
public sealed record HierarchicalOptions
{
    /// <summary>Rounds before the chain is believed; step lengths adapt in them.</summary>
    public int Warmup { get; init; } = 600;

    /// <summary>Rounds whose tastes are kept.</summary>
    public int Kept { get; init; } = 500;

    /// <summary>One round is kept of this many.</summary>
    public int Every { get; init; } = 4;

    /// <summary>
    /// The prior variance of tastes between people, in utility² from one end of a column to the other. Choose it on training
    /// choices with <see cref="PriorSpread"/>; .1 unless given.
    /// </summary>
    public double Spread { get; init; } = .1;

    public required int Seed { get; init; }

    internal HierarchicalOptions Checked()
    {
        Assume.AtLeast(50, Warmup, "rounds of warm-up");
        Assume.AtLeast(40, Kept, "kept rounds");
        Assume.AtLeast(1, Every, "rounds for each that is kept");
        if (!(Spread > 0) || !double.IsFinite(Spread)) throw new AssumptionException($"The prior spread is {Spread}; it must be above 0.");
        return this;
    }
}
