namespace Twins.Core.Fidelity;

/// <summary>
/// Distances between two samples of values (money, minutes, scale points) of any sizes, without bins; for shares of the
/// same possibilities see <see cref="Distributions"/>.
/// </summary>
/// <remarks>Every member throws <see cref="AssumptionException"/> for an empty sample or values that are not finite.</remarks>
public static class SampleDistances
{
    /// <summary>The two-sample Kolmogorov–Smirnov statistic max|F_a − F_b|, from 0 to 1; 1 − it is the KS similarity.</summary>
    public static double Kolmogorov(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var most = 0.0;
        Walk(a, b, (gap, _) => most = Math.Max(most, Math.Abs(gap)));
        return most;
    }

    /// <summary>Wasserstein-1 ∫|F_a − F_b|, in the unit of the values: how far an average answer would have to move.</summary>
    public static double Wasserstein(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        Walk(a, b, (gap, width) => sum += Math.Abs(gap) * width);
        return sum;
    }

    /// <summary>Every stretch between neighbouring values, with F_a − F_b there and its width (0 after the last).</summary>
    private static void Walk(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Action<double, double> step)
    {
        double[] first = Sorted(a), second = Sorted(b);
        for (int i = 0, j = 0; i < first.Length || j < second.Length;)
        {
            var at = Next(first, i, second, j);
            while (i < first.Length && first[i] == at) i++;
            while (j < second.Length && second[j] == at) j++;
            var width = i < first.Length || j < second.Length ? Next(first, i, second, j) - at : 0;
            step(((double)i / first.Length) - ((double)j / second.Length), width);
        }
    }

    private static double Next(double[] first, int i, double[] second, int j) =>
        Math.Min(i < first.Length ? first[i] : double.PositiveInfinity, j < second.Length ? second[j] : double.PositiveInfinity);

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        Assume.AtLeast(1, values.Length, "values");
        Assume.Finite(values);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
