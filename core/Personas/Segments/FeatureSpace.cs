using Twins.Core.Fidelity;

namespace Twins.Core.Personas.Segments;

/// <summary>
/// People as points. A number becomes z = (x − mean) / SD (population SD); what is not known lies at the mean, 0. A category
/// becomes one coordinate for each value, (1 or 0 − its share) / √2, so that two people with different values lie 1 apart.
/// Features that are the same for everybody are left out.
/// </summary>
internal sealed class FeatureSpace
{
    private static readonly double Half = 1 / Math.Sqrt(2);

    private FeatureSpace(double[][] points, IReadOnlyList<Coordinate> coordinates) => (Points, Coordinates) = (points, coordinates);

    public double[][] Points { get; }

    public IReadOnlyList<Coordinate> Coordinates { get; }

    public static FeatureSpace Of(IReadOnlyList<PersonFeatures> people)
    {
        var numbers = people.SelectMany(p => p.Numbers.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => Number(name, people)).OfType<Coordinate>();
        var categories = people.SelectMany(p => p.Categories).Select(c => (c.Key, c.Value)).Distinct().OrderBy(c => c.Key, StringComparer.Ordinal).ThenBy(c => c.Value, StringComparer.Ordinal).Select(c => Category(c.Key, c.Value, people)).OfType<Coordinate>();
        var coordinates = numbers.Concat(categories).ToList();
        if (coordinates.Count is 0) throw new AssumptionException("Every feature is the same for everybody, so there is nothing to sort people by; give features in which they differ.");
        return new FeatureSpace([.. people.Select(p => coordinates.Select(c => c.Of(p)).ToArray())], coordinates);
    }

    private static Coordinate? Number(string name, IReadOnlyList<PersonFeatures> people)
    {
        var values = people.Where(p => p.Numbers.ContainsKey(name)).Select(p => p.Numbers[name]).ToArray();
        Assume.Finite(values);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return deviation <= 1e-12 * Math.Max(1, Math.Abs(mean)) ? null : new Coordinate(name, null, mean, deviation, p => p.Numbers.TryGetValue(name, out var x) ? (x - mean) / deviation : 0);
    }

    private static Coordinate? Category(string name, string value, IReadOnlyList<PersonFeatures> people)
    {
        var known = people.Where(p => p.Categories.ContainsKey(name)).ToList();
        var share = known.Count(p => p.Categories[name] == value) / (double)known.Count;
        return share is >= 1 or <= 0 ? null : new Coordinate(name, value, share, Math.Sqrt(share * (1 - share)), p => p.Categories.TryGetValue(name, out var own) ? ((own == value ? 1 : 0) - share) * Half : 0);
    }
}

/// <param name="Value">The category; null for a number.</param>
/// <param name="Mean">Over all who are known; for a category its share.</param>
/// <param name="Deviation">Standard deviation over all who are known.</param>
internal sealed record Coordinate(string Feature, string? Value, double Mean, double Deviation, Func<PersonFeatures, double> Of);
