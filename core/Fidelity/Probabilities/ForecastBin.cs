namespace Twins.Core.Fidelity.Probabilities;

/// <summary>Forecasts in one bin and what became of them: a point of the calibration curve.</summary>
/// <param name="Forecast">Their mean probability.</param>
/// <param name="Share">The share that came true.</param>
/// <param name="Count">How many, at least 1.</param>
public readonly record struct ForecastBin(double Forecast, double Share, int Count)
{
    /// <summary>Wilson's interval of the share.</summary>
    public Interval Interval(double confidence = .95) => Proportions.Wilson(Share, Count, confidence);

    /// <summary>The bins that hold a forecast, from low to high; bins are equally wide, (low, high], and 0 belongs to the first.</summary>
    /// <exception cref="AssumptionException">No forecasts or bins, lengths that differ, or a forecast that is no probability.</exception>
    public static ForecastBin[] Fill(ReadOnlySpan<double> forecasts, ReadOnlySpan<bool> outcomes, int bins = 10)
    {
        Check(forecasts, outcomes);
        Assume.AtLeast(1, bins, "bins");
        var sums = new (double Forecast, int True, int Count)[bins];
        for (var i = 0; i < forecasts.Length; i++)
        {
            ref var bin = ref sums[Math.Max(0, (int)Math.Ceiling(forecasts[i] * bins) - 1)];
            bin = (bin.Forecast + forecasts[i], bin.True + (outcomes[i] ? 1 : 0), bin.Count + 1);
        }
        return [.. sums.Where(b => b.Count > 0).Select(b => new ForecastBin(b.Forecast / b.Count, (double)b.True / b.Count, b.Count))];
    }

    internal static void Check(ReadOnlySpan<double> forecasts, ReadOnlySpan<bool> outcomes)
    {
        Assume.AtLeast(1, forecasts.Length, "forecasts");
        if (forecasts.Length != outcomes.Length) throw new AssumptionException($"{forecasts.Length} forecasts and {outcomes.Length} outcomes given; they must pair up.");
        foreach (var p in forecasts)
            if (p is not (>= 0 and <= 1)) throw new AssumptionException($"{p} is not a probability.");
    }
}
