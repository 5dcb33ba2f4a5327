namespace Twins.Core.Fidelity.Choice;

/// <summary>An attribute of a conjoint: categories or numbers.</summary>
public sealed record ConjointAttribute
{
    private readonly double[]? values;

    private ConjointAttribute(int levels, double[]? values) => (Levels, this.values) = (levels, values);

    public int Levels { get; }

    /// <summary>Columns of codes that it takes.</summary>
    public int Width => values is null ? Levels - 1 : 1;

    /// <summary>Categories without order, such as brands.</summary>
    public static ConjointAttribute Of(int levels) => new(levels, null);

    /// <summary>Numbers whose utility is a straight line, such as prices.</summary>
    public static ConjointAttribute Of(params double[] values) => new(values.Length, values);

    internal void Write(int level, Span<double> codes)
    {
        if ((uint)level >= (uint)Levels) throw new AssumptionException($"Level {level} of an attribute with {Levels} levels; they count from 0.");
        if (values is not null) codes[0] = values[level];
        else
            for (var k = 0; k < codes.Length; k++) codes[k] = level == Levels - 1 ? -1 : level == k ? 1 : 0;
    }

    internal void Check()
    {
        Assume.AtLeast(2, Levels, "levels of an attribute");
        if (values is null) return;
        Assume.Finite(values);
        if (values.Max() <= values.Min()) throw new AssumptionException("The numbers of an attribute are all equal.");
    }
}
