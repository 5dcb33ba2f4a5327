namespace Twins.Core.Fidelity.Calibration;

/// <summary>
/// The difference θ_a − θ_b of two rectified means of different people: two groups, or two variants that each part of the
/// people saw. Where the same people answered both, give a <see cref="RectifiedSample"/> of their differences instead, which
/// is more precise.
/// </summary>
/// <param name="Value">θ_a − θ_b.</param>
/// <param name="StandardError">√(SE_a² + SE_b²).</param>
/// <param name="Interval">Of the confidence asked for.</param>
public readonly record struct RectifiedDifference(double Value, double StandardError, Interval Interval)
{
    /// <summary>
    /// The interval recovers each side's variance from its own interval (Zou and Donner 2008; Newcombe 1998 for shares):
    /// d − √((θ_a − l_a)² + (u_b − θ_b)²) to d + √((u_a − θ_a)² + (θ_b − l_b)²), so that it is lopsided where they are.
    /// </summary>
    /// <param name="draws">As in <see cref="RectifiedSample.Interval"/>.</param>
    /// <exception cref="AssumptionException">One side has no interval.</exception>
    public static RectifiedDifference Between(RectifiedSample a, RectifiedSample b, int draws, int seed, double confidence = .95)
    {
        RectifiedMean one = a.Mean(), other = b.Mean();
        // A seed of its own for each side, or equal samples would be resampled in step.
        Interval first = a.Interval(draws, seed, confidence), second = b.Interval(draws, ~seed, confidence);
        var value = one.Value - other.Value;
        return new RectifiedDifference(value, double.Hypot(one.StandardError, other.StandardError), new Interval(
            value - double.Hypot(one.Value - first.Low, second.High - other.Value),
            value + double.Hypot(first.High - one.Value, other.Value - second.Low)));
    }
}
