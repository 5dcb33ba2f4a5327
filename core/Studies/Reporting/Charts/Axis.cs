using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>A number line across the width of a chart, with round ticks.</summary>
internal sealed class Axis
{
    private const double Margin = 3;

    private Axis(double low, double high)
    {
        (Low, High) = high > low ? (low, high) : (low - 0.5, low + 0.5);
        Step = NiceStep((High - Low) / 4);
        for (var tick = Math.Ceiling((Low / Step) - 1e-9) * Step; tick <= High + (Step * 1e-9); tick += Step) Ticks.Add(Math.Abs(tick) < Step * 1e-9 ? 0 : tick);
    }

    public double Low { get; }

    public double High { get; }

    public List<double> Ticks { get; } = [];

    private double Step { get; }

    /// <summary>Wide enough for every interval, and no wider: differences are what a reader looks for.</summary>
    public static Axis Over(IEnumerable<Estimate> estimates)
    {
        var ends = estimates.SelectMany(e => new[] { e.Value, e.Low, e.High }).Where(double.IsFinite).DefaultIfEmpty().ToList();
        return new Axis(ends.Min(), ends.Max());
    }

    public static Axis Between(double low, double high) => new(low, high);

    /// <summary>Where a value lies, in percent of the width.</summary>
    public double At(double value) => Margin + (Math.Clamp((value - Low) / (High - Low), 0, 1) * (100 - (2 * Margin)));

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = rough / power;
        return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    }
}
