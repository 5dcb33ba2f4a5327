namespace Twins.Core.Fidelity.Reliability;

/// <summary>Mean squares of ratings that are grouped by thing only.</summary>
/// <param name="Size">n₀, the ratings for each thing where all have as many.</param>
internal readonly record struct OneWayTable(double Between, double Within, double Size, int Things, int Ratings)
{
    /// <summary>Null where all ratings are the same.</summary>
    public static OneWayTable? Of(IReadOnlyList<double[]> things)
    {
        double[][] rated = [.. things.Select(t => t.Where(r => !double.IsNaN(r)).ToArray()).Where(t => t.Length > 0)];
        foreach (var thing in rated) Assume.Finite(thing);
        Assume.AtLeast(2, rated.Length, "things with a rating");
        var ratings = rated.Sum(t => t.Length);
        Assume.AtLeast(1, ratings - rated.Length, "repeated ratings");
        var mean = rated.Sum(t => t.Sum()) / ratings;
        var between = rated.Sum(t => t.Length * Squared(t.Average() - mean));
        var within = rated.Sum(t => t.Sum(r => Squared(r - t.Average())));
        if (between + within <= ratings * Squared(mean * 1e-15)) return null;
        var size = (ratings - (rated.Sum(t => (double)t.Length * t.Length) / ratings)) / (rated.Length - 1);
        return new OneWayTable(between / (rated.Length - 1), within / (ratings - rated.Length), size, rated.Length, ratings);
    }

    private static double Squared(double x) => x * x;
}
