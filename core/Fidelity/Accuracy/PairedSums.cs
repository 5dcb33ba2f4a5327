namespace Twins.Core.Fidelity.Accuracy;

/// <summary>
/// All that the individual-level measures of one outcome need: sums over n pairs of a human's answer h and their twin's
/// answer t. Sums of different people add up, so that a resample is a weighted sum of these and no second pass over answers.
/// </summary>
/// <param name="Pairs">n.</param>
/// <param name="Human">Σ h′, with h′ around a fixed origin near the mean of h.</param>
/// <param name="Twin">Σ t′, with t′ around a fixed origin near the mean of t.</param>
/// <param name="HumanSquares">Σ h′².</param>
/// <param name="TwinSquares">Σ t′².</param>
/// <param name="Products">Σ h′t′.</param>
/// <param name="Errors">Σ|t − h|, in the unit of the answers.</param>
/// <param name="SquaredErrors">Σ(t − h)².</param>
public readonly record struct PairedSums(double Pairs, double Human, double Twin, double HumanSquares, double TwinSquares, double Products, double Errors, double SquaredErrors)
{
    /// <summary>A series whose variance is this small a part of its squares is constant but for rounding.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Sums over the pairs that are whole: where one of the two answers is missing (NaN), the pair takes no part.</summary>
    /// <exception cref="AssumptionException">Lengths that differ, an infinite answer, or fewer than two whole pairs.</exception>
    public static PairedSums Of(ReadOnlySpan<double> human, ReadOnlySpan<double> twin)
    {
        Assume.SameLength(human, twin);
        var origin = PairOrigin.Of(human, twin);
        Assume.AtLeast(2, origin.Pairs, "pairs of answers");
        var sums = default(PairedSums);
        for (var i = 0; i < human.Length; i++)
            if (PairOrigin.IsWhole(human[i], twin[i])) sums += origin.Sums(human[i], twin[i]);
        return sums;
    }

    /// <summary>Everybody together.</summary>
    public static PairedSums Sum(ReadOnlySpan<PairedSums> parts)
    {
        var sums = default(PairedSums);
        foreach (ref readonly var part in parts) sums += part;
        return sums;
    }

    public static PairedSums operator +(PairedSums a, PairedSums b) => new(
        a.Pairs + b.Pairs, a.Human + b.Human, a.Twin + b.Twin, a.HumanSquares + b.HumanSquares,
        a.TwinSquares + b.TwinSquares, a.Products + b.Products, a.Errors + b.Errors, a.SquaredErrors + b.SquaredErrors);

    public static PairedSums operator -(PairedSums a, PairedSums b) => new(
        a.Pairs - b.Pairs, a.Human - b.Human, a.Twin - b.Twin, a.HumanSquares - b.HumanSquares,
        a.TwinSquares - b.TwinSquares, a.Products - b.Products, a.Errors - b.Errors, a.SquaredErrors - b.SquaredErrors);

    /// <summary>Pearson's r = S_ht / √(S_hh S_tt), from −1 to 1; null where humans or twins do not vary.</summary>
    public double? Correlation =>
        HumanScatter is { } hh && TwinScatter is { } tt ? Math.Clamp((Products - (Human * Twin / Pairs)) / (Math.Sqrt(hh) * Math.Sqrt(tt)), -1, 1) : null;

    /// <summary>
    /// Skill 1 − MSE / Var(h) with the variance over n: 1 is perfect, 0 is what a constant at the human mean scores, and below
    /// 0 the twin is worse than that. Null where humans do not vary.
    /// </summary>
    public double? Skill => HumanScatter is { } hh ? 1 - (SquaredErrors / hh) : null;

    /// <summary>SD(t) / SD(h): below 1 the twins are more alike than people, target .9–1.1. 0 for constant twins, null where humans do not vary.</summary>
    public double? SpreadRatio => HumanScatter is { } hh ? Math.Sqrt((TwinScatter ?? 0) / hh) : null;

    /// <summary>
    /// 1 − mean|t − h| / range, 1 where all are equal. It does not tell good twins from bad: a constant at the middle scores
    /// .75 on most scales, so read it beside <see cref="Correlation"/> and <see cref="Skill"/>.
    /// </summary>
    /// <param name="range">Highest minus lowest possible answer, above 0.</param>
    /// <exception cref="AssumptionException">The range is not above 0, or there is no pair.</exception>
    public double Accuracy(double range)
    {
        if (!(range > 0) || !double.IsFinite(range)) throw new AssumptionException($"The range is {range}; give the highest minus the lowest possible answer.");
        if (!(Pairs > 0)) throw new AssumptionException("No person has both answers.");
        return 1 - (Errors / Pairs / range);
    }

    private double? HumanScatter => Scatter(Human, HumanSquares);

    private double? TwinScatter => Scatter(Twin, TwinSquares);

    /// <summary>Σ(x − x̄)², or null where it is nothing but rounding.</summary>
    private double? Scatter(double sum, double squares)
    {
        var scatter = squares - (sum * sum / Pairs);
        return scatter > Rounding * squares && Pairs > 1 ? scatter : null;
    }
}
