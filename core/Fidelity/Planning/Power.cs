using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Planning;

/// <summary>
/// The chance that a comparison of a given size shows a difference that is there; the inverses of <see cref="SampleSize"/>.
/// </summary>
/// <remarks>The plan's own power is not read. Members throw like those of <see cref="SampleSize"/>, and for sizes below 2.</remarks>
public static class Power
{
    /// <summary>Φ(|p₁ − p₂| √(n / (p₁(1 − p₁) + p₂(1 − p₂))) − z_α) for two arms of n.</summary>
    public static double TwoShares(double first, double second, int size, TestPlan plan)
    {
        Assume.Share(first, "first share");
        Assume.Share(second, "second share");
        return Of(Math.Abs(first - second) * Math.Sqrt(size / ((first * (1 - first)) + (second * (1 - second)))), size, plan);
    }

    /// <summary>Φ(|d| √((n − z_α²/4) / 2) − z_α) for two arms of n.</summary>
    public static double TwoMeans(double effect, int size, TestPlan plan) =>
        Of(Math.Abs(effect) * Math.Sqrt(Math.Max(0, size - (plan.Level * plan.Level / 4)) / 2), size, plan);

    /// <summary>Φ(|d| √(n − z_α²/2) − z_α) for n people who see both.</summary>
    public static double Paired(double effect, int size, TestPlan plan) =>
        Of(Math.Abs(effect) * Math.Sqrt(Math.Max(0, size - (plan.Level * plan.Level / 2))), size, plan);

    /// <summary>Φ(|atanh r| √(n − 3) − z_α).</summary>
    public static double Correlation(double correlation, int size, TestPlan plan) =>
        correlation is > -1 and < 1 ? Of(Math.Abs(Math.Atanh(correlation)) * Math.Sqrt(Math.Max(0, size - 3)), size, plan)
            : throw new AssumptionException($"{correlation} is not a correlation between -1 and 1.");

    /// <summary>
    /// The smallest difference of two shares around <paramref name="share"/> that n for each arm show with the plan's power,
    /// (z_α + z_β) √(2 p (1 − p) / n): what a test that is already paid for can tell.
    /// </summary>
    public static double DetectableDifference(double share, int size, TestPlan plan)
    {
        Assume.Share(share, "share");
        Assume.AtLeast(2, size, "respondents");
        return Math.Sqrt(plan.Squares * 2 * share * (1 - share) / size);
    }

    private static double Of(double distance, int size, TestPlan plan)
    {
        Assume.AtLeast(2, size, "respondents");
        // The other tail: at no difference at all the power is the level.
        return Normal.CDF(0, 1, distance - plan.Level) + Normal.CDF(0, 1, -distance - plan.Level);
    }
}
