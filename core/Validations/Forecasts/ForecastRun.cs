using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Forecasts;

/// <summary>Holds forecasts against what came true.</summary>
internal sealed class ForecastRun(ForecastsCheck check, ValidationRun run)
{
    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var reader = new ForecastReader(check, run);
        var cases = await reader.ReadAsync(cancellationToken);
        var result = check.Outcome is ForecastKind.YesNo ? new ProbabilityFigures(check, cases, run.Plan.Seed).Result() : new AmountFigures(check, cases, run.Plan.Seed).Result();
        return result with { Notes = [.. reader.Notes, .. result.Notes] };
    }
}
