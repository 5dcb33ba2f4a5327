using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>What a distance or an error amounts to by chance alone.</summary>
/// <param name="High">The 95 % quantile.</param>
public readonly record struct NoiseFloor(double Mean, double High)
{
    /// <summary>Of one value for each draw, at least one.</summary>
    internal static NoiseFloor Of(double[] draws) => new(draws.Average(), draws.QuantileCustom(.95, QuantileDefinition.R7));
}
