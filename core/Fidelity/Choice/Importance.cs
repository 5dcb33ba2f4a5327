namespace Twins.Core.Fidelity.Choice;

/// <summary>How much each attribute decides: the range of its levels' utilities as a share of all ranges, summing to 100.</summary>
/// <remarks>Depends on the levels that were shown: a wider range of prices makes the price matter more. Noise alone makes every importance of a person positive.</remarks>
public static class Importance
{
    /// <summary>100 · range_a / Σ range for one taste.</summary>
    /// <returns>One for each attribute; null where all levels of all attributes are worth the same.</returns>
    public static double[]? Of(ConjointCoding coding, double[] utilities)
    {
        double[] ranges = [.. Enumerable.Range(0, coding.Attributes).Select(a => coding.LevelUtilities(a, utilities)).Select(u => u.Max() - u.Min())];
        var total = ranges.Sum();
        return total > 0 ? [.. ranges.Select(r => 100 * r / total)] : null;
    }
}
