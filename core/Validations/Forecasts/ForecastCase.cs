namespace Twins.Core.Validations.Forecasts;

/// <summary>What was foretold of one case and what came true; for yes and no, 1 and 0.</summary>
/// <param name="Baseline">NaN where nobody foretold it otherwise.</param>
internal sealed record ForecastCase(double Forecast, double Low, double High, double Baseline, double Actual)
{
    public bool Happened => Actual > .5;
}
