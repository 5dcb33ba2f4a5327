using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Fidelity.Reliability;

/// <summary>The same questions put twice to the same people or twins: how much of an answer is there to be predicted at all.</summary>
/// <param name="Correlation">Pearson's r between the sittings; null where one does not vary.</param>
/// <param name="Agreement">ICC(A,1) with its interval, which a shift of everybody lowers and r does not; null where nothing varies.</param>
/// <param name="Same">The share of answers that were the same both times.</param>
/// <param name="Shift">Mean of second − first, in the unit of the answers.</param>
/// <param name="StandardError">
/// Of one measurement, SD(second − first) / √2, in the unit of the answers (Bland and Altman 1996). A change below
/// 2.77 times it is no change: that is the smallest detectable change at 95 %.
/// </param>
/// <param name="Pairs">n, those who answered twice.</param>
public readonly record struct TestRetest(double? Correlation, IntraclassCorrelation? Agreement, double Same, double Shift, double StandardError, int Pairs)
{
    /// <summary>1.96 √2 times the standard error of measurement.</summary>
    public double SmallestDetectableChange => 1.959964 * Math.Sqrt(2) * StandardError;

    /// <param name="first">n answers; NaN is missing.</param>
    /// <param name="second">n answers in the same order.</param>
    /// <exception cref="AssumptionException">Lengths that differ, an infinite answer, or fewer than three who answered twice.</exception>
    public static TestRetest Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Assume.SameLength(first, second);
        var pairs = new List<double[]>();
        for (var i = 0; i < first.Length; i++)
            if (!double.IsNaN(first[i]) && !double.IsNaN(second[i])) pairs.Add([first[i], second[i]]);
        Assume.AtLeast(3, pairs.Count, "people who answered twice");
        foreach (var pair in pairs) Assume.Finite(pair);
        var shift = pairs.Average(p => p[1] - p[0]);
        var scatter = pairs.Sum(p => (p[1] - p[0] - shift) * (p[1] - p[0] - shift)) / (pairs.Count - 1);
        return new TestRetest(
            PairedSums.Of(first, second).Correlation,
            IntraclassCorrelation.Agreement(pairs),
            pairs.Count(p => p[0] == p[1]) / (double)pairs.Count,
            shift,
            Math.Sqrt(scatter / 2),
            pairs.Count);
    }
}
