namespace Twins.Core.Respondents.Model;

/// <summary>
/// Semantic similarity rating of one response: with c_r = (1 + cos(response, anchor_r)) / 2,
/// p_r = (c_r − min c + ε·1[r = argmin c]) / (Σ c − K·min c + ε), the mean over anchor sets, then p ∝ p^(1/T).
/// A set whose anchors are all equally alike says nothing and counts as uniform.
/// </summary>
internal static class SsrReading
{
    private const double Flat = 1e-12;

    /// <param name="response">An embedding of any length.</param>
    /// <param name="anchorSets">Per set one embedding for each of K points, low to high.</param>
    /// <returns>K probabilities.</returns>
    public static double[] Rate(ReadOnlySpan<float> response, IReadOnlyList<IReadOnlyList<float[]>> anchorSets, double epsilon, double temperature)
    {
        var mean = new double[anchorSets[0].Count];
        var likeness = new double[mean.Length];
        foreach (var set in anchorSets)
        {
            for (var r = 0; r < likeness.Length; r++) likeness[r] = (1 + Cosine(response, set[r])) / 2;
            Spread(likeness, epsilon);
            for (var r = 0; r < mean.Length; r++) mean[r] += likeness[r] / anchorSets.Count;
        }
        return Temper(mean, temperature);
    }

    private static void Spread(double[] c, double epsilon)
    {
        var min = c.Min();
        if (c.Max() - min < Flat)
        {
            Array.Fill(c, 1.0 / c.Length);
            return;
        }
        var least = Array.IndexOf(c, min);
        var total = c.Sum() - (c.Length * min) + epsilon;
        for (var r = 0; r < c.Length; r++) c[r] = (c[r] - min + (r == least ? epsilon : 0)) / total;
    }

    private static double[] Temper(double[] p, double temperature)
    {
        if (temperature == 1) return p;
        var most = p.Max();
        var tempered = temperature == 0
            ? Array.ConvertAll(p, x => x == most ? 1.0 : 0)
            : Array.ConvertAll(p, x => Math.Pow(x / most, 1 / temperature));
        var sum = tempered.Sum();
        return Array.ConvertAll(tempered, x => x / sum);
    }

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double dot = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            aa += (double)a[i] * a[i];
            bb += (double)b[i] * b[i];
        }
        return aa == 0 || bb == 0 ? 0 : dot / Math.Sqrt(aa * bb);
    }
}
