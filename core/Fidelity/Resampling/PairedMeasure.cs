using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Resampling;

/// <summary>A figure that the sums of one outcome give, with the least and the greatest value that it can have.</summary>
/// <param name="Of">Null where the figure is not defined for the sums.</param>
public sealed record PairedMeasure(double Least, double Greatest, Func<PairedSums, double?> Of)
{
    public static PairedMeasure Correlation { get; } = new(-1, 1, s => s.Correlation);

    public static PairedMeasure Skill { get; } = new(double.NegativeInfinity, 1, s => s.Skill);

    public static PairedMeasure SpreadRatio { get; } = new(0, double.PositiveInfinity, s => s.SpreadRatio);

    /// <param name="range">Highest minus lowest possible answer, above 0.</param>
    public static PairedMeasure Accuracy(double range) => new(double.NegativeInfinity, 1, s => s.Accuracy(range));

    /// <summary>The figure, or NaN where it is not defined.</summary>
    internal double Number(PairedSums sums) => sums.Pairs > 1 ? Of(sums) ?? double.NaN : double.NaN;
}
