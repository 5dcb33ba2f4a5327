using System.Numerics;
using System.Runtime.InteropServices;

namespace Twins.Core.Fidelity.Choice;

/// <summary>
/// One person's choices as rows x_j − x_chosen of what was not taken, in units of each column's range:
/// ln P(chosen) = −ln(1 + Σ e^{(x_j − x_chosen)·β}).
/// </summary>
internal sealed class ChoiceDifferences
{
    private readonly double[] rows;
    private readonly int[] counts;
    private readonly double[] weights;
    private readonly double[] odds;
    private readonly int width;

    public ChoiceDifferences(ChoiceTable table, int[] tasks, MathNet.Numerics.LinearAlgebra.Vector<double> ranges)
    {
        Attributes = table.Attributes;
        // Whole vectors only, so that the inner loop has no rest.
        width = Padded(table.Attributes);
        counts = [.. tasks.Select(t => table.Alternatives(t) - 1)];
        weights = [.. tasks.Select(table.Weight)];
        odds = new double[counts.Max()];
        rows = new double[counts.Sum() * width];
        var at = 0;
        foreach (var t in tasks)
        {
            var chosen = table.Codes(t, table.Chosen(t));
            for (var j = 0; j < table.Alternatives(t); j++)
            {
                if (j == table.Chosen(t)) continue;
                var codes = table.Codes(t, j);
                for (var k = 0; k < codes.Length; k++) rows[at + k] = (codes[k] - chosen[k]) / ranges[k];
                at += width;
            }
        }
    }

    public int Attributes { get; }

    public static double[] Pad(double[] tastes) => [.. tastes, .. new double[Padded(tastes.Length) - tastes.Length]];

    private static int Padded(int attributes) => (attributes + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <param name="tastes">K numbers, then zeros: see <see cref="Pad"/>.</param>
    public double LogLikelihood(double[] tastes)
    {
        var beta = MemoryMarshal.Cast<double, Vector<double>>(tastes);
        var row = MemoryMarshal.Cast<double, Vector<double>>(rows);
        var sum = 0.0;
        for (int t = 0, at = 0; t < counts.Length; at += counts[t++] * beta.Length) sum -= weights[t] * Math.Log(Odds(row[at..], beta, counts[t]));
        return sum;
    }

    /// <summary>ln likelihood, with its slope Σ w Σ_j −P_j (x_j − x_chosen).</summary>
    public double Slope(double[] tastes, double[] slope)
    {
        Array.Clear(slope);
        var beta = MemoryMarshal.Cast<double, Vector<double>>(tastes);
        var into = MemoryMarshal.Cast<double, Vector<double>>(slope.AsSpan());
        var row = MemoryMarshal.Cast<double, Vector<double>>(rows);
        var sum = 0.0;
        var at = 0;
        for (var t = 0; t < counts.Length; t++)
        {
            var total = Odds(row[at..], beta, counts[t]);
            sum -= weights[t] * Math.Log(total);
            for (var j = 0; j < counts[t]; j++, at += beta.Length)
                for (var k = 0; k < beta.Length; k++) into[k] -= row[at + k] * (weights[t] * odds[j] / total);
        }
        return sum;
    }

    /// <summary>1 + Σ_j e^{u_j} of one choice, with each e^{u_j} left in the buffer.</summary>
    private double Odds(ReadOnlySpan<Vector<double>> row, ReadOnlySpan<Vector<double>> beta, int count)
    {
        var sum = 1.0;
        for (int j = 0, at = 0; j < count; j++, at += beta.Length)
        {
            var total = Vector<double>.Zero;
            for (var k = 0; k < beta.Length; k++) total += row[at + k] * beta[k];
            sum += odds[j] = Math.Exp(Math.Min(Vector.Sum(total), 600));
        }
        return sum;
    }
}
