namespace Twins.Core.Fidelity.Calibration;

/// <summary>How <see cref="RakedWeights"/> are found.</summary>
public sealed record RakingOptions
{
    /// <summary>The largest gap to any share of the population that counts as met.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Rounds over all margins before giving up.</summary>
    public int Rounds { get; init; } = 1000;

    /// <summary>No weight is larger than this many times the mean weight; above 1, none unless given.</summary>
    public double? Trim { get; init; }
}
