using MathNet.Numerics.Distributions;

namespace Twins.Core.Fidelity.Reliability;

/// <summary>
/// The share of variance of numeric ratings that lies between the things rated (Shrout and Fleiss 1979; McGraw and Wong
/// 1996). Near 1 ratings tell things apart; at 0 or below they do not.
/// </summary>
/// <param name="Single">Of one rating.</param>
/// <param name="Ratings">k, how often a thing was rated.</param>
/// <param name="Interval">Around <paramref name="Single"/>, by the F distribution: assumes normal effects and errors.</param>
public readonly record struct IntraclassCorrelation(double Single, double Ratings, Interval Interval)
{
    /// <summary>Of the mean of all k ratings of a thing, k·s / (1 + (k − 1)s); null where things do not differ at all.</summary>
    public double? Average => 1 + ((Ratings - 1) * Single) is > 1e-12 and var scale ? Ratings * Single / scale : null;

    /// <summary>
    /// ICC(1): each thing has its own raters or reruns, (MSB − MSW) / (MSB + (n₀ − 1) MSW) with n₀ = (N − Σn_i²/N) / (I − 1)
    /// for I things with n_i of N ratings. The interval is exact where all n_i are equal, and close otherwise.
    /// </summary>
    /// <param name="things">Per thing its ratings; NaN is missing, and things without any rating take no part.</param>
    /// <returns>Null where all ratings are the same.</returns>
    /// <exception cref="AssumptionException">Fewer than two things, or none that was rated twice.</exception>
    public static IntraclassCorrelation? OneWay(IReadOnlyList<double[]> things, double confidence = .95) =>
        OneWayTable.Of(things) is { } t ? FromRatio(t.Between, t.Within, t.Size, (t.Things - 1, t.Ratings - t.Things), confidence) : null;

    /// <summary>
    /// ICC(A,1), two-way and absolute: raters' levels count as disagreement,
    /// (MSR − MSE) / (MSR + (k − 1) MSE + k (MSC − MSE) / n) for n things and k raters. The form for test–retest of values.
    /// </summary>
    /// <param name="things">Per thing one rating by each of the same k ≥ 2 raters; things with a missing one (NaN) are left out.</param>
    /// <returns>Null where all ratings are the same.</returns>
    /// <exception cref="AssumptionException">Rows of different lengths, fewer than two raters or whole things.</exception>
    public static IntraclassCorrelation? Agreement(IReadOnlyList<double[]> things, double confidence = .95)
    {
        Assume.Share(confidence, "confidence");
        if (TwoWayTable.Of(things) is not { } t) return null;
        double n = t.Things, k = t.Raters;
        var single = (t.Rows - t.Errors) / (t.Rows + ((k - 1) * t.Errors) + (k * (t.Columns - t.Errors) / n));
        if (single >= 1 - 1e-12) return new IntraclassCorrelation(1, k, new Interval(1, 1));
        double a = k * single / (n * (1 - single)), b = 1 + (a * (n - 1));
        var (columns, errors) = (a * t.Columns, b * t.Errors);
        // Satterthwaite's degrees of freedom of the mixed denominator; as MSE and MSC go to 0 together it stays at its least.
        var freedom = columns + errors is 0 ? k - 1 : (columns + errors) * (columns + errors) / ((columns * columns / (k - 1)) + (errors * errors / ((n - 1) * (k - 1))));
        var rest = (k * t.Columns) + (((k * n) - k - n) * t.Errors);
        double low = FisherSnedecor.InvCDF(n - 1, freedom, (1 + confidence) / 2), high = FisherSnedecor.InvCDF(freedom, n - 1, (1 + confidence) / 2);
        return new IntraclassCorrelation(single, k, new Interval(
            n * (t.Rows - (low * t.Errors)) / ((low * rest) + (n * t.Rows)),
            n * ((high * t.Rows) - t.Errors) / (rest + (n * high * t.Rows))));
    }

    /// <summary>ICC(C,1), two-way: only order and distance count, raters may differ in level: (MSR − MSE) / (MSR + (k − 1) MSE).</summary>
    /// <inheritdoc cref="Agreement" path="/*[not(self::summary)]"/>
    public static IntraclassCorrelation? Consistency(IReadOnlyList<double[]> things, double confidence = .95) =>
        TwoWayTable.Of(things) is { Rows: > 0 } t ? FromRatio(t.Rows, t.Errors, t.Raters, (t.Things - 1, (t.Things - 1) * (t.Raters - 1)), confidence) : null;

    private static IntraclassCorrelation FromRatio(double between, double within, double size, (double Between, double Within) freedom, double confidence)
    {
        Assume.Share(confidence, "confidence");
        if (within <= 1e-12 * between) return new IntraclassCorrelation(1, size, new Interval(1, 1));
        var (ratio, tail) = (between / within, (1 + confidence) / 2);
        return new IntraclassCorrelation(Of(ratio), size, new Interval(
            Of(ratio / FisherSnedecor.InvCDF(freedom.Between, freedom.Within, tail)),
            Of(ratio * FisherSnedecor.InvCDF(freedom.Within, freedom.Between, tail))));

        double Of(double f) => (f - 1) / (f + size - 1);
    }
}
