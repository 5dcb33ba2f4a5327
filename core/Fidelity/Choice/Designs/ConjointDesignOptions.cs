namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>How large a conjoint is and what may be shown.</summary>
public sealed record ConjointDesignOptions
{
    /// <summary>Choices that one person makes.</summary>
    public required int Tasks { get; init; }

    /// <summary>Products in a choice, two or more, without the alternative "none".</summary>
    public required int Alternatives { get; init; }

    /// <summary>Versions of the questionnaire; more of them say more about all together.</summary>
    public int Versions { get; init; } = 1;

    public required int Seed { get; init; }

    /// <summary>Pairs of levels that no product may have.</summary>
    public IReadOnlyList<Prohibition> Prohibitions { get; init; } = [];

    /// <summary>What is believed of utilities, one for each column of the coding; all 0 unless given.</summary>
    public double[]? Utilities { get; init; }

    /// <summary>Swaps that are tried.</summary>
    public int Trials { get; init; } = 20_000;

    internal ConjointDesignOptions Checked(ConjointCoding coding)
    {
        Assume.AtLeast(1, Tasks, "choices");
        Assume.AtLeast(2, Alternatives, "products in a choice");
        Assume.AtLeast(1, Versions, "versions");
        Assume.AtLeast(0, Trials, "trials");
        if (Utilities is { } u)
        {
            if (u.Length != coding.Width) throw new AssumptionException($"{u.Length} utilities given; the attributes have {coding.Width} columns.");
            Assume.Finite(u);
        }
        if ((long)Tasks * Versions * (Alternatives - 1) < coding.Width) throw new AssumptionException($"{Tasks * Versions} choices among {Alternatives} cannot tell {coding.Width} utilities apart; give more choices or versions.");
        foreach (var p in Prohibitions)
            if ((uint)p.Attribute >= (uint)coding.Attributes || (uint)p.OtherAttribute >= (uint)coding.Attributes || p.Attribute == p.OtherAttribute) throw new AssumptionException("A prohibition names levels of two different attributes.");
        return this;
    }
}

/// <summary>No product has this level of one attribute and that level of another.</summary>
public sealed record Prohibition(int Attribute, int Level, int OtherAttribute, int OtherLevel)
{
    internal bool Forbids(int[] profile) => profile[Attribute] == Level && profile[OtherAttribute] == OtherLevel;
}
