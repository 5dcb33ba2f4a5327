namespace Twins.Core.Fidelity.Drift;

/// <summary>
/// Page's cumulative sum (1954) of standardised values: up S⁺ = max(0, S⁺ + z − k) and down S⁻ = max(0, S⁻ − z − k). It sees a
/// small lasting shift much sooner than any single value shows it.
/// </summary>
/// <param name="Up">S⁺ after each value.</param>
/// <param name="Down">S⁻ after each value.</param>
/// <param name="Alarm">The index of the first value at which either exceeds h; null where neither does.</param>
public sealed record Cusum(double[] Up, double[] Down, int? Alarm)
{
    /// <param name="z">Values as (x − baseline mean) / baseline SD, in order of time.</param>
    /// <param name="slack">k, half of the shift to be seen, in SDs; .5 for shifts of one SD.</param>
    /// <param name="limit">h, in SDs; with k = .5, 4 alarms by chance once in about 168 values and 5 once in about 465 (both sides).</param>
    /// <exception cref="AssumptionException">No values, values that are not finite, a slack below 0 or a limit not above 0.</exception>
    public static Cusum Of(ReadOnlySpan<double> z, double slack = .5, double limit = 5)
    {
        Assume.AtLeast(1, z.Length, "values");
        Assume.Finite(z);
        if (!(slack >= 0) || !(limit > 0)) throw new AssumptionException($"The slack is {slack} and the limit {limit}; they must be 0 or more and above 0.");
        double[] up = new double[z.Length], down = new double[z.Length];
        int? alarm = null;
        for (var i = 0; i < z.Length; i++)
        {
            up[i] = Math.Max(0, (i > 0 ? up[i - 1] : 0) + z[i] - slack);
            down[i] = Math.Max(0, (i > 0 ? down[i - 1] : 0) - z[i] - slack);
            if (up[i] > limit || down[i] > limit) alarm ??= i;
        }
        return new Cusum(up, down, alarm);
    }
}
