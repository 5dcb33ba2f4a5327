using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Probabilities;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Validations.Checks;
using Probabilities = Twins.Core.Fidelity.Probabilities.Forecasts;

namespace Twins.Core.Validations.Forecasts;

/// <summary>Probabilities of yes and no: order, skill, calibration, and what is called at a threshold.</summary>
internal sealed class ProbabilityFigures
{
    private const int Draws = 2000;

    private readonly ForecastsCheck check;
    private readonly IReadOnlyList<ForecastCase> cases;
    private readonly bool hasBaseline;
    private readonly int seed;

    public ProbabilityFigures(ForecastsCheck check, IReadOnlyList<ForecastCase> cases, int seed)
    {
        (this.check, this.cases, this.seed) = (check, cases, seed);
        hasBaseline = cases.All(c => !double.IsNaN(c.Baseline));
    }

    public CheckResult Result()
    {
        var all = Enumerable.Range(0, cases.Count).ToArray();
        List<string> notes = cases.Select(c => c.Happened).Distinct().Count() is 1 ? [$"All {cases.Count} cases came out {(cases[0].Happened ? "yes" : "no")}; order and skill cannot be told."] : [];
        return new CheckResult { Id = check.Id, Kind = "forecasts", Findings = [.. Order(all), .. Skill(all), Calibration(), .. Called()], Bins = ForecastBin.Fill(Forecasts(all), Happened(all)), Notes = notes };
    }

    private IEnumerable<Finding> Order(int[] all)
    {
        if (Area(all, c => c.Forecast) is not { } area) yield break;
        var interval = CaseBootstrap.Interval(cases.Count, drawn => Area(drawn, c => c.Forecast), Draws, seed);
        var before = hasBaseline ? Area(all, c => c.Baseline) : null;
        yield return new Finding(check.Id, Metric.AreaUnderCurve, area, interval, Base)
        {
            Baseline = before is { } b
                ? new("what was used before", b, CaseBootstrap.Interval(cases.Count, drawn => Area(drawn, c => c.Forecast) - Area(drawn, c => c.Baseline), Draws, seed))
                : new("no order", .5, interval is var (low, high) ? new Interval(low - .5, high - .5) : null),
        };
    }

    private IEnumerable<Finding> Skill(int[] all)
    {
        if (SkillOf(all) is not { } skill) yield break;
        var interval = CaseBootstrap.Interval(cases.Count, SkillOf, Draws, seed);
        yield return new Finding(check.Id, Metric.ForecastSkill, skill, interval, Base) { Baseline = new(hasBaseline ? "what was used before" : "always the base rate", 0, interval) };
    }

    private Finding Calibration()
    {
        int[] all = [.. Enumerable.Range(0, cases.Count)];
        var chance = Probabilities.CalibrationErrorByChance(Forecasts(all), Draws, seed);
        return new Finding(check.Id, Metric.CalibrationError, Probabilities.CalibrationError(Forecasts(all), Happened(all)), null, Base, "instead of an interval, what these forecasts would show if they were right") { Ceiling = new("forecasts that are right", chance.Mean, chance.High) };
    }

    private IEnumerable<Finding> Called()
    {
        var (yes, no) = (cases.Where(c => c.Happened).ToList(), cases.Where(c => !c.Happened).ToList());
        if (yes.Count > 0) yield return Share(Metric.Sensitivity, yes.Count(Calls), yes.Count, "cases that came true");
        if (no.Count > 0) yield return Share(Metric.Specificity, no.Count(c => !Calls(c)), no.Count, "cases that did not");
    }

    private Finding Share(Metric metric, int right, int of, string what) =>
        new(check.Id, metric, (double)right / of, Proportions.Wilson((double)right / of, of), new(of, what), $"called from {check.CallFrom:0.##} on");

    private bool Calls(ForecastCase c) => c.Forecast >= check.CallFrom;

    private double? Area(int[] drawn, Func<ForecastCase, double> forecast) => Probabilities.AreaUnderCurve([.. drawn.Select(i => forecast(cases[i]))], Happened(drawn));

    private double? SkillOf(int[] drawn)
    {
        if (!hasBaseline) return BrierScore.Of(Forecasts(drawn), Happened(drawn)).Skill;
        double before = drawn.Sum(i => Squared(cases[i].Baseline - cases[i].Actual)), now = drawn.Sum(i => Squared(cases[i].Forecast - cases[i].Actual));
        return before > 0 ? 1 - (now / before) : null;
    }

    private double[] Forecasts(int[] drawn) => [.. drawn.Select(i => cases[i].Forecast)];

    private bool[] Happened(int[] drawn) => [.. drawn.Select(i => cases[i].Happened)];

    private Basis Base => new(cases.Count, "cases");

    private static double Squared(double x) => x * x;
}
