using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Fairness;

/// <summary>
/// What happens to answers when one attribute of a person or of the case is swapped (a name, a gender, an age, an origin)
/// and nothing else: the same respondents, asked both ways.
/// </summary>
/// <param name="Shift">Mean of swapped − original, in the unit of the answers.</param>
/// <param name="ShiftInterval">By t over respondents; it holds 0 where no effect is shown.</param>
/// <param name="FlipRate">The share of decisions that changed.</param>
/// <param name="FlipInterval">Wilson's.</param>
/// <param name="RerunFlipRate">The share that changes when the same thing is asked again with nothing swapped; null when it was not.</param>
/// <param name="Respondents">n, those who answered both ways.</param>
public readonly record struct CounterfactualSwap(double Shift, Interval ShiftInterval, double FlipRate, Interval FlipInterval, double? RerunFlipRate, int Respondents)
{
    /// <summary>The interval of the shift does not hold 0.</summary>
    public bool IsShown => ShiftInterval.Low > 0 || ShiftInterval.High < 0;

    /// <param name="original">One answer for each respondent; NaN is missing.</param>
    /// <param name="swapped">Theirs with the attribute swapped.</param>
    /// <param name="decision">Answers at or above it decide yes.</param>
    /// <param name="rerun">Theirs asked again without a swap, which says how much of the flips is noise.</param>
    /// <exception cref="AssumptionException">Lengths that differ, infinite answers, or fewer than 10 who answered both ways.</exception>
    public static CounterfactualSwap Of(ReadOnlySpan<double> original, ReadOnlySpan<double> swapped, double decision, ReadOnlySpan<double> rerun = default)
    {
        var pairs = Pairs(original, swapped);
        Assume.AtLeast(10, pairs.Count, "respondents asked both ways");
        double n = pairs.Count, shift = pairs.Average(p => p.After - p.Before);
        var error = Math.Sqrt(pairs.Sum(p => Squared(p.After - p.Before - shift)) / (n - 1) / n);
        var half = StudentT.InvCDF(0, 1, n - 1, .975) * error;
        var flips = Flips(pairs, decision);
        double? again = rerun.IsEmpty ? null : Pairs(original, rerun) is { Count: > 0 } reruns ? Flips(reruns, decision) : null;
        return new CounterfactualSwap(shift, new Interval(shift - half, shift + half), flips, Proportions.Wilson(flips, n), again, pairs.Count);
    }

    private static List<(double Before, double After)> Pairs(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        Assume.SameLength(before, after);
        var pairs = new List<(double, double)>();
        for (var i = 0; i < before.Length; i++)
        {
            if (double.IsInfinity(before[i]) || double.IsInfinity(after[i])) throw new AssumptionException("An answer is infinite.");
            if (!double.IsNaN(before[i]) && !double.IsNaN(after[i])) pairs.Add((before[i], after[i]));
        }
        return pairs;
    }

    private static double Flips(List<(double Before, double After)> pairs, double decision) =>
        pairs.Count(p => p.Before >= decision != p.After >= decision) / (double)pairs.Count;

    private static double Squared(double x) => x * x;
}
