using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Probabilities;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Forecasts;

/// <summary>Forecasts of amounts: predictive validity, skill against what was used before, and intervals that hold.</summary>
internal sealed class AmountFigures
{
    private const int Draws = 2000;

    private readonly string check;
    private readonly IReadOnlyList<ForecastCase> cases;
    private readonly PairedOutcomes outcomes;
    private readonly PairedDraws draws;
    private readonly bool hasBaseline;

    public AmountFigures(ForecastsCheck check, IReadOnlyList<ForecastCase> cases, int seed)
    {
        (this.check, this.cases) = (check.Id, cases);
        hasBaseline = cases.All(c => !double.IsNaN(c.Baseline));
        double[] actual = [.. cases.Select(c => c.Actual)], forecast = [.. cases.Select(c => c.Forecast)];
        // Without another forecast the twins' own stands in its place and is not looked at.
        double[] before = hasBaseline ? [.. cases.Select(c => c.Baseline)] : forecast;
        outcomes = new PairedOutcomes([actual, actual], [forecast, before]);
        draws = PairedBootstrap.Draw(outcomes, Draws, seed);
    }

    public CheckResult Result() => new() { Id = check, Kind = "forecasts", Findings = [.. Findings()], Parts = Errors(), Notes = hasBaseline ? [] : ["No forecast was there before; skill is held against the outcomes' own mean, which nobody knew beforehand."] };

    private IEnumerable<Finding> Findings()
    {
        var basis = new Basis(cases.Count, "cases");
        if (Sums(0).Correlation is { } r)
            yield return new Finding(check, Metric.ForecastCorrelation, r, draws.Interval(0, PairedMeasure.Correlation), basis)
            {
                Baseline = !hasBaseline ? new("a constant", 0, draws.Interval(0, PairedMeasure.Correlation)) : new("what was used before", Sums(1).Correlation ?? 0, draws.Interval(s => s[0].Correlation - (s[1].Correlation ?? 0))),
            };
        if (Skill([Sums(0), Sums(1)]) is { } skill && draws.Interval(Skill) is var interval)
            yield return new Finding(check, Metric.ForecastSkill, skill, interval, basis) { Baseline = new(hasBaseline ? "what was used before" : "the outcomes' mean", 0, interval) };
        var promised = cases.Where(c => !double.IsNaN(c.Low) && !double.IsNaN(c.High) && c.Low <= c.High).ToList();
        if (promised.Count is 0) yield break;
        var held = IntervalForecasts.Of([.. promised.Select(c => new Interval(c.Low, c.High))], [.. promised.Select(c => c.Actual)]);
        yield return new Finding(check, Metric.IntervalCoverage, held.Coverage, held.CoverageInterval, new(promised.Count, "forecast intervals"), $"mean width {held.Width:0.###}");
    }

    /// <summary>Rows in the unit of the outcomes.</summary>
    private IReadOnlyList<PartRow> Errors() =>
    [
        new("mean absolute error, twins", cases.Count, Absolute(Sums(0)), draws.Interval(s => Absolute(s[0])), "in the outcomes' unit"),
        .. hasBaseline ? [new PartRow("mean absolute error, before", cases.Count, Absolute(Sums(1)), draws.Interval(s => Absolute(s[1])), "in the outcomes' unit")] : (PartRow[])[],
        new("root mean squared error, twins", cases.Count, Root(Sums(0)), draws.Interval(s => Root(s[0])), "in the outcomes' unit"),
    ];

    private PairedSums Sums(int which) => outcomes.Total(which);

    private double? Skill(IReadOnlyList<PairedSums> sums) => !hasBaseline ? sums[0].Skill : sums[1].SquaredErrors > 0 ? 1 - (sums[0].SquaredErrors / sums[1].SquaredErrors) : null;

    private static double Absolute(PairedSums sums) => sums.Errors / sums.Pairs;

    private static double Root(PairedSums sums) => Math.Sqrt(sums.SquaredErrors / sums.Pairs);
}
