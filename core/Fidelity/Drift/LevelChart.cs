namespace Twins.Core.Fidelity.Drift;

/// <summary>
/// A level that is measured again and again, such as a panel's mean answer, held against its baseline over time: z_t =
/// (x_t − b) / e_t, run through <see cref="Cusum"/>, which knows the baseline, and <see cref="PageHinkley"/>, which knows only the
/// values themselves.
/// </summary>
/// <param name="Z">One for each value.</param>
/// <param name="Slack">
/// k = .5 + 2 e_b / min e_t. The baseline is measured too, and its error shifts every z alike, by less than 2 e_b / e_t in 95 of
/// 100 cases; a chart that took it for exact would alarm soon after an unlucky baseline (Jones, Champ and Rigdon 2004).
/// </param>
/// <param name="Limit">h = 5 + ln of the number of charts that are watched together, so that more of them alarm no more often.</param>
public sealed record LevelChart(double[] Z, Cusum Cusum, PageHinkley PageHinkley, double Slack, double Limit)
{
    private const double Half = .5, Usual = 5;

    /// <summary>The last value is beyond the limit in either test: something moved and has not come back.</summary>
    public bool IsBeyond => IsCusum || IsPageHinkley;

    public bool IsCusum => Math.Max(Cusum.Up[^1], Cusum.Down[^1]) > Limit;

    public bool IsPageHinkley => Math.Max(PageHinkley.Up[^1], PageHinkley.Down[^1]) > Limit;

    /// <param name="baseline">b, in the unit of the level.</param>
    /// <param name="baselineError">e_b, its standard error, at least 0.</param>
    /// <param name="levels">x_t in order of time.</param>
    /// <param name="errors">e_t, their standard errors when nothing moved, above 0.</param>
    /// <param name="charts">How many are watched together, at least 1.</param>
    /// <exception cref="AssumptionException">No levels, lengths that differ, values that are not finite, or errors out of range.</exception>
    public static LevelChart Of(double baseline, double baselineError, ReadOnlySpan<double> levels, ReadOnlySpan<double> errors, int charts = 1)
    {
        Assume.SameLength(levels, errors);
        Assume.AtLeast(1, levels.Length, "levels");
        Assume.AtLeast(1, charts, "charts");
        Assume.Finite([baseline, baselineError, .. levels, .. errors]);
        if (baselineError < 0) throw new AssumptionException($"The baseline's standard error is {baselineError}; it must be 0 or more.");
        var z = new double[levels.Length];
        var least = double.PositiveInfinity;
        for (var t = 0; t < z.Length; t++)
        {
            if (!(errors[t] > 0)) throw new AssumptionException($"A standard error is {errors[t]}; where answers do not vary there is no chart, any difference is one.");
            least = Math.Min(least, errors[t]);
            z[t] = (levels[t] - baseline) / errors[t];
        }
        double slack = Half + (2 * baselineError / least), limit = Usual + Math.Log(charts);
        return new LevelChart(z, Cusum.Of(z, slack, limit), PageHinkley.Of(z, Half, limit), slack, limit);
    }
}
