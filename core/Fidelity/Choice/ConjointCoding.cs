namespace Twins.Core.Fidelity.Choice;

/// <summary>
/// How levels of attributes become columns of codes. An attribute of categories with L levels has L − 1 columns in effects
/// coding (level l has a 1 in column l, the last level −1 in all; its utilities sum to 0); an attribute of numbers has one
/// column that holds the number.
/// </summary>
public sealed class ConjointCoding
{
    private readonly IReadOnlyList<ConjointAttribute> attributes;
    private readonly int[] starts;

    /// <exception cref="AssumptionException">No attribute, one with fewer than two levels, or numbers that are all equal.</exception>
    public ConjointCoding(IReadOnlyList<ConjointAttribute> attributes)
    {
        Assume.AtLeast(1, attributes.Count, "attributes");
        foreach (var attribute in attributes) attribute.Check();
        this.attributes = attributes;
        starts = new int[attributes.Count + 1];
        for (var a = 0; a < attributes.Count; a++) starts[a + 1] = starts[a] + attributes[a].Width;
    }

    public int Attributes => attributes.Count;

    /// <summary>Columns of codes.</summary>
    public int Width => starts[^1];

    public int Levels(int attribute) => attributes[attribute].Levels;

    /// <summary>The first column of an attribute; of an attribute of numbers its only one.</summary>
    public int Column(int attribute) => starts[attribute];

    /// <summary>The codes of a profile: for each attribute the index of its level.</summary>
    public double[] Codes(IReadOnlyList<int> profile)
    {
        if (profile.Count != attributes.Count) throw new AssumptionException($"A profile has {profile.Count} levels; there are {attributes.Count} attributes.");
        var codes = new double[Width];
        for (var a = 0; a < attributes.Count; a++) attributes[a].Write(profile[a], codes.AsSpan(starts[a], attributes[a].Width));
        return codes;
    }

    /// <summary>The part-worth of each level of an attribute: its codes times the utilities.</summary>
    public double[] LevelUtilities(int attribute, double[] utilities)
    {
        if (utilities.Length != Width) throw new AssumptionException($"{utilities.Length} utilities given; the attributes have {Width} columns.");
        var codes = new double[attributes[attribute].Width];
        return [.. Enumerable.Range(0, Levels(attribute)).Select(level =>
        {
            attributes[attribute].Write(level, codes);
            return codes.Select((c, k) => c * utilities[starts[attribute] + k]).Sum();
        })];
    }
}
