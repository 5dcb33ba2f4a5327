namespace Twins.Core.Fidelity.Drift;

/// <summary>
/// The Page–Hinkley test (Hinkley 1971), a cumulative sum against the running mean, so that no baseline is needed:
/// PH = max(0, PH + x − x̄ − δ) for a rise and max(0, PH − x + x̄ − δ) for a fall, x̄ the mean of all values so far.
/// </summary>
/// <param name="Up">After each value, in its unit.</param>
/// <param name="Down">After each value, in its unit.</param>
/// <param name="Alarm">The index of the first value at which either exceeds λ; null where neither does.</param>
public sealed record PageHinkley(double[] Up, double[] Down, int? Alarm)
{
    /// <param name="values">In order of time.</param>
    /// <param name="tolerance">δ, changes of the mean that do not matter, in the unit of the values; half of what does.</param>
    /// <param name="limit">λ, in the unit of the values; about 5 SDs for one false alarm in hundreds of values.</param>
    /// <exception cref="AssumptionException">No values, values that are not finite, a tolerance below 0 or a limit not above 0.</exception>
    public static PageHinkley Of(ReadOnlySpan<double> values, double tolerance, double limit)
    {
        Assume.AtLeast(1, values.Length, "values");
        Assume.Finite(values);
        if (!(tolerance >= 0) || !(limit > 0)) throw new AssumptionException($"The tolerance is {tolerance} and the limit {limit}; they must be 0 or more and above 0.");
        double[] up = new double[values.Length], down = new double[values.Length];
        int? alarm = null;
        var mean = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            mean += (values[i] - mean) / (i + 1);
            up[i] = Math.Max(0, (i > 0 ? up[i - 1] : 0) + values[i] - mean - tolerance);
            down[i] = Math.Max(0, (i > 0 ? down[i - 1] : 0) - values[i] + mean - tolerance);
            if (up[i] > limit || down[i] > limit) alarm ??= i;
        }
        return new PageHinkley(up, down, alarm);
    }
}
