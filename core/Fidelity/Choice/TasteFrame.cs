using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>Coordinates e in which the population is standard normal: b = μ + L e, with L Lᵀ = Σ.</summary>
internal sealed class TasteFrame(Vector<double> mean, Matrix<double> root)
{
    /// <summary>L row by row.</summary>
    private readonly double[] rows = root.ToRowMajorArray();
    private readonly double[] back = root.Inverse().ToRowMajorArray();

    public int Attributes => mean.Count;

    public void ToTastes(double[] standard, double[] tastes)
    {
        for (int a = 0, at = 0; a < mean.Count; a++, at += mean.Count)
        {
            var value = mean[a];
            for (var b = 0; b <= a; b++) value += rows[at + b] * standard[b];
            tastes[a] = value;
        }
    }

    public void ToStandard(double[] tastes, double[] standard)
    {
        for (int a = 0, at = 0; a < mean.Count; a++, at += mean.Count)
        {
            standard[a] = 0;
            for (var b = 0; b <= a; b++) standard[a] += back[at + b] * (tastes[b] - mean[b]);
        }
    }

    /// <summary>Lᵀ g: a slope along tastes as a slope along e.</summary>
    public void Turn(double[] slope, double[] turned)
    {
        Array.Clear(turned);
        for (int a = 0, at = 0; a < mean.Count; a++, at += mean.Count)
            for (var b = 0; b <= a; b++) turned[b] += rows[at + b] * slope[a];
    }
}
