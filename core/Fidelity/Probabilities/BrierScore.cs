namespace Twins.Core.Fidelity.Probabilities;

/// <summary>
/// The mean of (p − y)² over forecasts p of yes-or-no outcomes y (Brier 1950), taken apart by Murphy (1973) over bins of
/// forecasts: Brier = reliability − resolution + uncertainty + within.
/// </summary>
/// <param name="Value">From 0 (certain and right) to 1; always saying the base rate scores <paramref name="Uncertainty"/>.</param>
/// <param name="Reliability">Σ n_b/n (p̄_b − ȳ_b)²: how far forecasts lie from what came true. Lower is better.</param>
/// <param name="Resolution">Σ n_b/n (ȳ_b − ȳ)²: how far they tell cases apart. Higher is better.</param>
/// <param name="Uncertainty">ȳ(1 − ȳ), which nobody can help.</param>
/// <param name="Within">
/// What forecasts that differ within a bin add (Stephenson et al. 2008); 0 where each bin holds one forecast.
/// </param>
public readonly record struct BrierScore(double Value, double Reliability, double Resolution, double Uncertainty, double Within)
{
    /// <summary>1 − Brier / uncertainty: 0 is no better than the base rate, below 0 worse. Null where all outcomes are the same.</summary>
    public double? Skill => Uncertainty > 0 ? 1 - (Value / Uncertainty) : null;

    /// <param name="forecasts">Probabilities of yes.</param>
    /// <param name="outcomes">What came true, in the same order.</param>
    /// <param name="bins">Equally wide bins (low, high] of forecasts for the parts; 10 unless given.</param>
    /// <exception cref="AssumptionException">No forecasts, lengths that differ, or a forecast that is no probability.</exception>
    public static BrierScore Of(ReadOnlySpan<double> forecasts, ReadOnlySpan<bool> outcomes, int bins = 10)
    {
        var filled = ForecastBin.Fill(forecasts, outcomes, bins);
        var score = 0.0;
        for (var i = 0; i < forecasts.Length; i++) score += Squared(forecasts[i] - (outcomes[i] ? 1 : 0));
        double n = forecasts.Length, rate = filled.Sum(b => b.Share * b.Count) / n;
        var reliability = filled.Sum(b => b.Count * Squared(b.Forecast - b.Share)) / n;
        var resolution = filled.Sum(b => b.Count * Squared(b.Share - rate)) / n;
        var uncertainty = rate * (1 - rate);
        return new BrierScore(score / n, reliability, resolution, uncertainty, (score / n) - (reliability - resolution + uncertainty));
    }

    private static double Squared(double x) => x * x;
}
