using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice;

/// <summary>ln L of choices at some utilities with its slope Σ w (x_chosen − x̄) and information Σ w Σ_j P_j (x_j − x̄)(x_j − x̄)ᵀ, where x̄ = Σ P_j x_j.</summary>
internal sealed class Curvature
{
    private readonly double[] slope;
    private readonly double[] information;
    private readonly double[] mean;
    private readonly double[] shares;

    public Curvature(ChoiceTable table)
    {
        slope = new double[table.Attributes];
        information = new double[table.Attributes * table.Attributes];
        mean = new double[table.Attributes];
        shares = new double[table.Largest];
    }

    public double LogLikelihood { get; private set; }

    public Vector<double> Slope => Vector<double>.Build.DenseOfArray(slope);

    public Matrix<double> Information => Matrix<double>.Build.Dense(slope.Length, slope.Length, [.. information]);

    public void Clear()
    {
        LogLikelihood = 0;
        Array.Clear(slope);
        Array.Clear(information);
    }

    public void Add(ChoiceTable table, int task, ReadOnlySpan<double> utilities)
    {
        var weight = table.Weight(task);
        LogLikelihood += weight * table.Shares(utilities, task, shares);
        var count = table.Alternatives(task);
        Array.Clear(mean);
        for (var j = 0; j < count; j++) AddScaled(shares[j], table.Codes(task, j), mean);
        AddScaled(weight, table.Codes(task, table.Chosen(task)), slope);
        AddScaled(-weight, mean, slope);
        for (var j = 0; j < count; j++) AddSquare(weight * shares[j], table.Codes(task, j));
    }

    private void AddSquare(double weight, ReadOnlySpan<double> codes)
    {
        for (var a = 0; a < codes.Length; a++)
        {
            var left = weight * (codes[a] - mean[a]);
            if (left is 0) continue;
            var row = information.AsSpan(a * codes.Length, codes.Length);
            for (var b = 0; b < row.Length; b++) row[b] += left * (codes[b] - mean[b]);
        }
    }

    private static void AddScaled(double factor, ReadOnlySpan<double> from, Span<double> to)
    {
        for (var k = 0; k < to.Length; k++) to[k] += factor * from[k];
    }
}
