using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity;

/// <summary>How alike two series order or place the same things; both of length n, paired by position.</summary>
/// <remarks>Every member throws <see cref="AssumptionException"/> for n below 2, lengths that differ, or values that are not finite.</remarks>
public static class Agreement
{
    /// <summary>
    /// Kendall's τ_b (1945): (C − D) / √((C + D + T_a)(C + D + T_b)) over the n(n−1)/2 pairs, concordant, discordant and
    /// tied in one series only. From −1 to 1; null where one series has no order at all.
    /// </summary>
    public static double? KendallTauB(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Check(a, b);
        long balance = 0, untiedA = 0, untiedB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = i + 1; j < a.Length; j++)
            {
                int x = a[i].CompareTo(a[j]), y = b[i].CompareTo(b[j]);
                balance += x * y;
                untiedA += x * x;
                untiedB += y * y;
            }
        }
        return untiedA is 0 || untiedB is 0 ? null : balance / (Math.Sqrt(untiedA) * Math.Sqrt(untiedB));
    }

    /// <summary>Pearson's r, Σ(a−ā)(b−b̄) / √(Σ(a−ā)² Σ(b−b̄)²), from −1 to 1; null where one series does not vary.</summary>
    public static double? Pearson(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Check(a, b);
        return PairedSums.Of(a, b).Correlation;
    }

    /// <summary>Spearman's ρ: Pearson's r of the ranks, ties at their mean rank.</summary>
    public static double? Spearman(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Check(a, b);
        return Pearson(Ranks(a), Ranks(b));
    }

    /// <summary>1 for the least, ties at their mean rank.</summary>
    internal static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var places = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, places);
        var ranks = new double[sorted.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];) end++;
            for (var at = start; at < end; at++) ranks[places[at]] = (start + 1 + end) / 2.0;
        }
        return ranks;
    }

    private static void Check(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Assume.SameLength(a, b);
        Assume.AtLeast(2, a.Length, "pairs");
        Assume.Finite(a);
        Assume.Finite(b);
    }
}
