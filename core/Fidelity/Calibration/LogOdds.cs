namespace Twins.Core.Fidelity.Calibration;

/// <summary>ln(p / (1 − p)).</summary>
internal static class LogOdds
{
    /// <summary>Nobody knows anything better than one in a million: a stated 0 or 1 counts as that, since its log odds are infinite.</summary>
    public const double Surest = 1e-6;

    /// <exception cref="AssumptionException">Not a probability.</exception>
    public static double Of(double probability)
    {
        if (!(probability is >= 0 and <= 1)) throw new AssumptionException($"{probability} is not a probability; it must lie between 0 and 1.");
        var p = Math.Clamp(probability, Surest, 1 - Surest);
        return Math.Log(p / (1 - p));
    }
}
