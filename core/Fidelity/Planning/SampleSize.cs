using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Planning;

/// <summary>
/// How many independent respondents a question needs. Twins beyond a number add nothing (<see cref="SampleWorth.Humans"/>):
/// these are numbers of people, or of twins only as far as their answers are taken for what they are.
/// </summary>
/// <remarks>
/// Sizes are rounded up and two-sided. Every member throws <see cref="AssumptionException"/> for a level, power or share
/// outside 0–1 or an effect of 0; multiply by the design effect (n Σw² / (Σw)²) for weights or clusters.
/// </remarks>
public static class SampleSize
{
    /// <summary>z² p(1 − p) / e², for a share that should be known to ± e (Cochran 1977); 385 for ± 5 points at .5.</summary>
    /// <param name="margin">e, half the width of the interval, between 0 and 1.</param>
    /// <param name="share">The share expected; .5 is the worst case.</param>
    public static int Share(double margin, double share = .5, double confidence = .95)
    {
        Assume.Share(margin, "margin");
        Assume.Share(share, "share");
        return Up(Squared(Z(confidence)) * share * (1 - share) / Squared(margin));
    }

    /// <summary>z² SD² / e², for a mean that should be known to ± e in its own unit.</summary>
    public static int Mean(double margin, double deviation, double confidence = .95) =>
        Up(Squared(Z(confidence) * deviation / Effect(margin, "margin")));

    /// <summary>
    /// For each of two arms, (z_α + z_β)² (p₁(1 − p₁) + p₂(1 − p₂)) / (p₁ − p₂)² (Fleiss 1981, unpooled): 28,301 for a click
    /// rate of 1.5 % and a lift of 20 % at .05 and .8.
    /// </summary>
    public static int TwoShares(double first, double second, TestPlan plan)
    {
        Assume.Share(first, "first share");
        Assume.Share(second, "second share");
        return Up(plan.Squares * ((first * (1 - first)) + (second * (1 - second))) / Squared(Effect(first - second, "difference of the shares")));
    }

    /// <summary>
    /// For each of two arms, 2 (z_α + z_β)² / d² + z_α² / 4 (Guenther 1981, whose last term makes up for t in small samples).
    /// </summary>
    /// <param name="effect">d = difference of means / SD of answers.</param>
    public static int TwoMeans(double effect, TestPlan plan) =>
        Up((2 * plan.Squares / Squared(Effect(effect, "effect"))) + (Squared(plan.Level) / 4));

    /// <summary>
    /// People who see both variants, (z_α + z_β)² / d² + z_α² / 2. With r between a person's two answers d is the difference of
    /// means over SD √(2(1 − r)), so that asking the same people needs (1 − r)/2 of the answers of two arms.
    /// </summary>
    /// <param name="effect">d = mean difference / SD of differences.</param>
    public static int Paired(double effect, TestPlan plan) =>
        Up((plan.Squares / Squared(Effect(effect, "effect"))) + (Squared(plan.Level) / 2));

    /// <summary>((z_α + z_β) / atanh r)² + 3, to tell a correlation from 0 (Fisher's z).</summary>
    public static int Correlation(double correlation, TestPlan plan) =>
        correlation is > -1 and < 1 ? Up((plan.Squares / Squared(Math.Atanh(Effect(correlation, "correlation")))) + 3)
            : throw new AssumptionException($"{correlation} is not a correlation between -1 and 1.");

    internal static double Z(double confidence)
    {
        Assume.Share(confidence, "confidence");
        return Normal.InvCDF(0, 1, (1 + confidence) / 2);
    }

    private static double Effect(double effect, string what) =>
        effect is not 0 && double.IsFinite(effect) ? effect : throw new AssumptionException($"The {what} is {effect}; no number of respondents shows a difference of nothing.");

    private static int Up(double size) =>
        size <= int.MaxValue ? (int)Math.Ceiling(size - 1e-9) : throw new AssumptionException($"{size:0} respondents would be needed; look for a larger difference.");

    private static double Squared(double x) => x * x;
}
