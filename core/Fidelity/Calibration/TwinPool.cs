using MathNet.Numerics.Statistics;

namespace Twins.Core.Fidelity.Calibration;

/// <summary>What the formulas need of the twins whose people gave no label.</summary>
/// <param name="Mean">mean(g), around a fixed origin.</param>
/// <param name="Variance">var(g), over N.</param>
/// <param name="Count">N.</param>
/// <param name="Everybody">mean(f, g) of all twins, labelled or not, around the same origin.</param>
/// <param name="Spread">var(f, g) of the same, over n + N − 1.</param>
internal sealed record TwinPool(double Mean, double Variance, int Count, double Everybody, double Spread)
{
    public static TwinPool Of(double[] twin, double[] others, double origin)
    {
        double[] everybody = [.. twin, .. others];
        return new TwinPool(others.Mean() - origin, others.PopulationVariance(), others.Length, everybody.Mean() - origin, everybody.Variance());
    }
}
