namespace Twins.Core.Personas.Segments;

/// <summary>What is known of one person when people are sorted into segments: measures and answers.</summary>
/// <param name="Numbers">By feature; left out where nothing is known.</param>
/// <param name="Categories">By feature; left out where nothing is known.</param>
public sealed record PersonFeatures(string Id, IReadOnlyDictionary<string, double> Numbers, IReadOnlyDictionary<string, string> Categories);

public sealed record SegmentOptions
{
    /// <summary>How many segments; by silhouette from 2 to 8 unless given.</summary>
    public int? Count { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>How often k-means begins anew; the best is kept.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>Bootstrap resamples for stability.</summary>
    public int Resamples { get; init; } = 50;
}
